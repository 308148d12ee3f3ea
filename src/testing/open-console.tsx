import { createMemoryHistory } from '@tanstack/react-router';
import { render } from 'vitest-browser-react';
import { createConsole } from '#console/app/console.tsx';

/** The time in every test of the console, unless it says otherwise. */
export const testNow = new Date('2026-06-01T12:00:00Z');

/** Opens the whole console at an address, as show-console.tsx does, on whatever stands in for the platform. */
export async function openConsole(address: string, now: () => Date = () => testNow) {
  const history = createMemoryHistory({ initialEntries: [address] });
  const screen = await render(await createConsole(history, now));
  return Object.assign(screen, { history });
}
