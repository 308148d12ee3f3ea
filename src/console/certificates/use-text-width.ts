import { useMemo } from 'react';

type Measure = (text: string) => number;

/** Measures texts as the path picture draws them, in pixels. */
export function useTextWidth(): { strong: Measure; small: Measure } {
  return useMemo(() => {
    const context = document.createElement('canvas').getContext('2d');
    const family = getComputedStyle(document.body).fontFamily;
    const measureIn =
      (font: string, usual: number): Measure =>
      (text) => {
        if (context === null) return text.length * usual;
        context.font = `${font} ${family}`;
        return context.measureText(text).width;
      };
    return { strong: measureIn('600 14px', 8), small: measureIn('400 12px', 6.5) };
  }, []);
}
