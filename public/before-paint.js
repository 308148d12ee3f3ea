// Runs before the first paint: a dark page never flashes white, and the outline is that of the page which comes. The
// console stores the colour scheme under the same key, and the platform sets the cookie with a session.
(() => {
  const page = document.documentElement;
  let stored = null;
  try {
    stored = localStorage.getItem('gatehouse-colour-scheme');
  } catch {
    // Storage can be denied; the system's scheme is used then.
  }
  const dark = stored === 'dark' || (stored !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  page.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  const signedIn = /(?:^|; )XSRF-TOKEN=/.test(document.cookie) && location.pathname !== '/sign-in';
  page.setAttribute('data-outline', signedIn ? 'page' : 'sign-in');
  // The browser collects the languages of its formats with the first of them, which takes long; now nobody waits for
  // it but the network.
  Intl.DateTimeFormat();
})();
