import { expect, test } from 'vitest';
import { fitText, layOutPath } from './path-layout.ts';

const measure = (text: string) => Array.from(text).length * 10;

test('where there is room a path goes across, with a link between each two boxes', () => {
  const { direction, boxes, links, width } = layOutPath(3, 700);
  expect([direction, boxes.length, links.length]).toEqual(['across', 3, 2]);
  expect(width).toBeLessThanOrEqual(700);
  expect(links[0]?.x1).toBe((boxes[0]?.x ?? 0) + (boxes[0]?.width ?? 0));
  expect(links[0]?.x2).toBe(boxes[1]?.x);
});

test('on a narrow screen, and where it is long, it goes down', () => {
  expect(layOutPath(3, 320)).toMatchObject({ direction: 'down', width: 320 });
  expect(layOutPath(6, 1000).direction).toBe('down');
});

test('the edge between the two: the narrowest box still goes across', () => {
  const narrowest = 3 * 144 + 2 * 55 + 4;
  expect(layOutPath(3, narrowest).direction).toBe('across');
  expect(layOutPath(3, narrowest - 1).direction).toBe('down');
});

test('a short text stands on one line, a longer one breaks at a space, a long one is cut', () => {
  expect(fitText('pump', 100, 2, measure)).toEqual(['pump']);
  expect(fitText('Fleet issuing CA', 100, 2, measure)).toEqual(['Fleet', 'issuing CA']);
  expect(fitText('x'.repeat(40), 100, 2, measure)).toEqual(['x'.repeat(10), `${'x'.repeat(9)}…`]);
  expect(fitText('', 100, 2, measure)).toEqual([]);
});

test('characters of two units are never cut in half', () => {
  expect(fitText('😀'.repeat(5), 35, 1, measure)).toEqual(['😀😀…']);
});
