// Runs before the first paint: a dark page never flashes white, and the outline is that of the page which comes, in the
// reader's language. The console keeps both choices under the same keys, and the platform sets the cookie with a session.
(() => {
  const page = document.documentElement;
  const stored = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      // Storage can be denied; the system's choice holds then.
      return null;
    }
  };
  const scheme = stored('gatehouse-colour-scheme');
  const dark = scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  page.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  const languages = [stored('gatehouse-language') ?? '', ...navigator.languages].map((one) => one.slice(0, 2));
  page.lang = languages.find((one) => one === 'en' || one === 'de') ?? 'en';
  const signedIn = /(?:^|; )XSRF-TOKEN=/.test(document.cookie) && location.pathname !== '/sign-in';
  const outline = location.pathname === '/' ? 'overview' : 'page';
  page.setAttribute('data-outline', signedIn ? outline : 'sign-in');
  // The browser collects the languages of its formats with the first of them, which takes long; now nobody waits for
  // it but the network.
  Intl.DateTimeFormat();
})();
