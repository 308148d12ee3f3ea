/**
 * Resolves in a task of its own, so that the browser can paint and answer in between. A message, since browsers hold back
 * the timers of pages in the background.
 */
export function nextTask(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      done();
    });
    port1.start();
    port2.postMessage(undefined);
  });
}

/** Resolves after the next frame has been painted; at once in a page in the background, where nothing is. */
export function nextPaint(): Promise<void> {
  if (document.visibilityState === 'hidden') return nextTask();
  return new Promise((done) => requestAnimationFrame(() => void nextTask().then(done)));
}
