import { useEffect, useState, type RefObject } from 'react';

/**
 * Pixels from the top of the document to an element; undefined until the browser has laid it out. Looked up again after
 * every drawing, since what stands above may have grown; never before the layout is done, which would hold up the page.
 */
export function useDistanceFromTop(element: RefObject<Element | null>): number | undefined {
  const [distance, setDistance] = useState<number>();
  useEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const observer = new IntersectionObserver(() => {
      observer.disconnect();
      setDistance(current.getBoundingClientRect().top + window.scrollY);
    });
    observer.observe(current);
    return () => observer.disconnect();
  });
  return distance;
}
