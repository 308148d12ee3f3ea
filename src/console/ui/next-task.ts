/** Resolves in a task of its own, so that the browser can paint and answer in between. */
export function nextTask(): Promise<void> {
  return new Promise((done) => setTimeout(done));
}

/** Resolves after the next frame has been painted; at once in a page in the background, where nothing is. */
export function nextPaint(): Promise<void> {
  if (document.visibilityState === 'hidden') return nextTask();
  return new Promise((done) => requestAnimationFrame(() => void nextTask().then(done)));
}
