/**
 * What runs first and is small: it lets the browser paint the outline in index.html, asks for the session
 * and the first texts, and then has the application evaluated part by part, so that a slow phone can answer in between.
 */
import { askForSession } from './api/early-session.ts';
import { nextPaint, nextTask } from './ui/next-task.ts';
import { catalogues, firstNamespaces } from './messages/catalogues.ts';
import { firstLanguage } from './messages/languages.ts';
import { notStarted } from './messages/not-started.ts';
import { rememberedLanguage } from './messages/remembered-language.ts';

/** In the order in which one needs the other; scripts/first-load-modules.ts makes a file of each. */
const parts = [
  () => import('./messages/i18n.ts').then(({ startMessages }) => startMessages()),
  () => import('./app/jitless-zod.ts'),
  () => import('./api/session.ts'),
  () => import('./app/theme.ts'),
  () => import('react-dom/client'),
  () => import('./app/not-found.tsx'),
  () => import('./app/show-console.tsx').then(({ showConsole }) => showConsole()),
];

async function start(): Promise<void> {
  await nextPaint();
  if (location.pathname !== '/sign-in') askForSession();
  await nextTask();
  for (const part of parts) {
    await part();
    await nextTask();
  }
}

const language = firstLanguage(rememberedLanguage(), navigator.languages);
for (const name of firstNamespaces) void catalogues[language][name]();
// Not awaited here: the parts need this file's own modules.
start().catch((error: unknown) => {
  const note = document.createElement('p');
  note.className = 'outline-note';
  note.role = 'alert';
  note.textContent = notStarted[language];
  document.querySelector('.outline')?.append(note);
  throw error;
});
