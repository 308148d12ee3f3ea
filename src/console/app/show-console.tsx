import './trusted-types.ts';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './contrast.css';
import { createBrowserHistory } from '@tanstack/react-router';
import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { nextTask } from '#console/ui/next-task.ts';
import { createConsole } from './console.tsx';

/** Puts the application in place of the outline. */
export async function showConsole(): Promise<void> {
  const root = document.querySelector('#root');
  if (root === null) throw new Error('index.html has no #root');
  await nextTask();
  const application = await createConsole(createBrowserHistory(), () => new Date());
  // A transition is rendered in slices, between which a slow phone answers its owner.
  startTransition(() => createRoot(root).render(application));
}
