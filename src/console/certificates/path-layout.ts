/** A box of the picture, in pixels. */
export interface PathBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A link from one box to the next, in pixels. */
export interface PathLink {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/** Where everything of a path stands. */
export interface PathLayout {
  direction: 'across' | 'down';
  width: number;
  height: number;
  boxes: PathBox[];
  links: PathLink[];
}

const across = { narrowest: 144, widest: 250, height: 104, link: 55, margin: 2 };
const down = { widest: 460, height: 70, link: 40, margin: 2 };

/** Lays a path of so many boxes out in this width: side by side where there is room for all, else one below another. */
export function layOutPath(count: number, width: number): PathLayout {
  const free = width - 2 * across.margin - (count - 1) * across.link;
  const each = Math.min(across.widest, free / count);
  return each >= across.narrowest ? layOutAcross(count, each) : layOutDown(count, width);
}

function layOutAcross(count: number, each: number): PathLayout {
  const boxes = Array.from({ length: count }, (_, index) => ({
    x: across.margin + index * (each + across.link),
    y: across.margin,
    width: each,
    height: across.height,
  }));
  const middle = across.margin + across.height / 2;
  return {
    direction: 'across',
    width: count * each + (count - 1) * across.link + 2 * across.margin,
    height: across.height + 2 * across.margin,
    boxes,
    links: boxes.slice(1).map(({ x }) => ({ x1: x - across.link, y1: middle, x2: x, y2: middle })),
  };
}

function layOutDown(count: number, width: number): PathLayout {
  const each = Math.min(down.widest, width - 2 * down.margin);
  const boxes = Array.from({ length: count }, (_, index) => ({
    x: down.margin,
    y: down.margin + index * (down.height + down.link),
    width: each,
    height: down.height,
  }));
  return {
    direction: 'down',
    width: each + 2 * down.margin,
    height: count * down.height + (count - 1) * down.link + 2 * down.margin,
    boxes,
    links: boxes.slice(1).map(({ x, y }) => ({ x1: x + 26, y1: y - down.link, x2: x + 26, y2: y })),
  };
}

/**
 * Breaks a text into lines of at most this width, at spaces where it can; what is beyond the last line is cut off with
 * an ellipsis.
 */
export function fitText(text: string, width: number, lines: number, measure: (text: string) => number): string[] {
  const fitted: string[] = [];
  let rest = charactersOf(text.trim());
  while (rest.length > 0 && fitted.length < lines) {
    const isLast = fitted.length === lines - 1;
    let length = longestFit(rest, width, measure);
    if (length < rest.length) {
      if (isLast) {
        const kept = longestFit(rest, width - measure('…'), measure);
        return [...fitted, `${rest.slice(0, Math.max(1, kept)).join('').trimEnd()}…`];
      }
      const space = rest.slice(0, length + 1).lastIndexOf(' ');
      if (space > 0) length = space;
    }
    fitted.push(rest.slice(0, length).join('').trim());
    rest = charactersOf(rest.slice(length).join('').trimStart());
  }
  return fitted;
}

const segmenter = new Intl.Segmenter();

/** Characters as people see them, so that none is cut in two. */
function charactersOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** How many of the characters fit; at least one, so that there is an end. */
function longestFit(characters: readonly string[], width: number, measure: (text: string) => number): number {
  let [low, high] = [1, characters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(characters.slice(0, middle).join('')) <= width) low = middle;
    else high = middle - 1;
  }
  return low;
}
