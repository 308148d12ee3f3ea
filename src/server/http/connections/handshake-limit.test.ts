import { expect, test } from 'vitest';
import { HandshakeLimit } from './handshake-limit.ts';

function watch(limit: number) {
  const handshakes = new HandshakeLimit(limit);
  const closed: string[] = [];
  const connections = new Map<string, { destroy(): void }>();
  const connection = (name: string): { destroy(): void } => {
    const known = connections.get(name) ?? { destroy: () => void closed.push(name) };
    connections.set(name, known);
    return known;
  };
  const begin = (name: string, address: string): boolean => handshakes.begin(connection(name), address);
  return { handshakes, closed, begin, end: (name: string) => handshakes.end(connection(name)) };
}

test('up to the limit nothing is closed, and the next one closes the oldest', () => {
  const { handshakes, closed, begin } = watch(3);
  for (const name of ['a1', 'a2', 'a3']) expect(begin(name, 'a')).toBe(false);
  expect([handshakes.size, closed]).toEqual([3, []]);
  expect(begin('a4', 'a')).toBe(true);
  expect([handshakes.size, closed]).toEqual([3, ['a1']]);
});

test('whoever holds the most loses, not who came first', () => {
  const { closed, begin } = watch(5);
  for (const name of ['honest', 'a1', 'a2', 'a3', 'a4']) begin(name, name === 'honest' ? 'h' : 'a');
  begin('late', 'h');
  begin('b1', 'b');
  expect(closed).toEqual(['a1', 'a2']);
});

test('one that ended makes room, and ending it again changes nothing', () => {
  const { handshakes, closed, begin, end } = watch(2);
  begin('a1', 'a');
  begin('a2', 'a');
  end('a1');
  end('a1');
  end('never seen');
  expect(begin('a3', 'a')).toBe(false);
  expect([handshakes.size, closed]).toEqual([2, []]);
});
