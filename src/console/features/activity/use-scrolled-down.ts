import { useSyncExternalStore } from 'react';

/** Pixels from the top beyond which a reader is taken to read older rows. */
const threshold = 400;

function subscribe(onChange: () => void): () => void {
  window.addEventListener('scroll', onChange, { passive: true });
  return () => window.removeEventListener('scroll', onChange);
}

/** True while the page is scrolled down; drawn again only when that changes. */
export function useScrolledDown(): boolean {
  return useSyncExternalStore(subscribe, () => window.scrollY > threshold);
}
