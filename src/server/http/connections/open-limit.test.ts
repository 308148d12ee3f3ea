import { expect, test } from 'vitest';
import { OpenLimit } from './open-limit.ts';

function connections() {
  const closed: string[] = [];
  const make = (name: string) => ({ destroy: () => closed.push(name) });
  return { closed, a: make('a'), b: make('b'), c: make('c'), d: make('d') };
}

test('up to the limit nothing is closed, and the next one closes the longest idle', () => {
  const { closed, a, b, c } = connections();
  const open = new OpenLimit(2);
  expect([open.add(a), open.add(b)]).toEqual([false, false]);
  open.begin(a);
  open.end(a);
  expect(open.add(c)).toBe(true);
  expect([open.size, closed]).toEqual([2, ['b']]);
});

test('a connection with a request in flight is never closed: then the next one is', () => {
  const { closed, a, b, c, d } = connections();
  const open = new OpenLimit(2);
  for (const connection of [a, b]) {
    open.add(connection);
    open.begin(connection);
  }
  open.begin(a);
  open.end(a);
  expect(open.add(c)).toBe(true);
  open.end(a);
  expect(open.add(d)).toBe(true);
  expect([open.size, closed]).toEqual([2, ['c', 'a']]);
});

test('one that was closed makes room, and what happens on it afterwards counts for nothing', () => {
  const { closed, a, b, c } = connections();
  const open = new OpenLimit(2);
  open.add(a);
  open.add(b);
  open.begin(a);
  open.remove(a);
  open.end(a);
  open.begin(a);
  expect(open.add(c)).toBe(false);
  expect([open.size, closed]).toEqual([2, []]);
});
