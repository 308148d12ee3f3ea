import { firstLoadFiles } from './scripts/first-load-files.ts';

/** What sign-in and Overview load together before anything is clicked: `npm run size`, part of `npm test`. */
export default [
  {
    name: 'JavaScript of sign-in and Overview',
    path: firstLoadFiles('dist/console').map((file) => `dist/console/${file}`),
    limit: '185 kB',
    brotli: true,
  },
];
