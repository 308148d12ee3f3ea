// Runs before the first paint, so that a dark page never flashes white. The console stores the choice under the same key.
(() => {
  let stored = null;
  try {
    stored = localStorage.getItem('gatehouse-colour-scheme');
  } catch {
    // Storage can be denied; the system's scheme is used then.
  }
  const dark = stored === 'dark' || (stored !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
