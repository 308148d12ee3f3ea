import { createMemoryHistory } from '@tanstack/react-router';
import { render } from 'vitest-browser-react';
import { createConsole } from '#console/app/console.tsx';

/** Opens the whole console at an address, as main.tsx does, on whatever stands in for the platform. */
export async function openConsole(address: string) {
  const history = createMemoryHistory({ initialEntries: [address] });
  const screen = await render(createConsole(history));
  return Object.assign(screen, { history });
}
