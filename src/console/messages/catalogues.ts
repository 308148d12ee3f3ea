import type { ResourceKey } from 'i18next';
import type { account } from './en/account.ts';
import type { activity } from './en/activity.ts';
import type { certificates } from './en/certificates.ts';
import type { chainCheck } from './en/chain-check.ts';
import type { errors } from './en/errors.ts';
import type { evidence } from './en/evidence.ts';
import type { findings } from './en/findings.ts';
import type { fleet } from './en/fleet.ts';
import type { input } from './en/input.ts';
import type { overview } from './en/overview.ts';
import type { registration } from './en/registration.ts';
import type { report } from './en/report.ts';
import type { search } from './en/search.ts';
import type { shell } from './en/shell.ts';
import type { signIn } from './en/sign-in.ts';
import type { tokenLifespan } from './en/token-lifespan.ts';
import type { tokenTest } from './en/token-test.ts';
import type { trustedCertificates } from './en/trusted-certificates.ts';
import type { ui } from './en/ui.ts';
import type { Language } from './languages.ts';

/** Every text of the console by namespace; English is the one that the types are made from. */
export interface Catalogue {
  shell: typeof shell;
  ui: typeof ui;
  errors: typeof errors;
  account: typeof account;
  activity: typeof activity;
  certificates: typeof certificates;
  'chain-check': typeof chainCheck;
  evidence: typeof evidence;
  findings: typeof findings;
  fleet: typeof fleet;
  input: typeof input;
  overview: typeof overview;
  registration: typeof registration;
  report: typeof report;
  'token-test': typeof tokenTest;
  search: typeof search;
  'sign-in': typeof signIn;
  'token-lifespan': typeof tokenLifespan;
  'trusted-certificates': typeof trustedCertificates;
}

/** The namespaces in the file of the first texts: read before the first page is shown. */
export const firstNamespaces = ['shell', 'ui', 'errors', 'certificates', 'overview', 'sign-in'] as const;

/** How to read each namespace of a language; called when the first page that needs it is opened. */
type Readers = { readonly [Name in keyof Catalogue]: () => Promise<ResourceKey> };

const english: Readers = {
  shell: async () => (await import('./en/first.ts')).first.shell,
  ui: async () => (await import('./en/first.ts')).first.ui,
  errors: async () => (await import('./en/first.ts')).first.errors,
  account: async () => (await import('./en/account.ts')).account,
  activity: async () => (await import('./en/activity.ts')).activity,
  certificates: async () => (await import('./en/first.ts')).first.certificates,
  'chain-check': async () => (await import('./en/chain-check.ts')).chainCheck,
  evidence: async () => (await import('./en/evidence.ts')).evidence,
  findings: async () => (await import('./en/findings.ts')).findings,
  fleet: async () => (await import('./en/fleet.ts')).fleet,
  input: async () => (await import('./en/input.ts')).input,
  overview: async () => (await import('./en/first.ts')).first.overview,
  registration: async () => (await import('./en/registration.ts')).registration,
  report: async () => (await import('./en/report.ts')).report,
  'token-test': async () => (await import('./en/token-test.ts')).tokenTest,
  search: async () => (await import('./en/search.ts')).search,
  'sign-in': async () => (await import('./en/first.ts')).first['sign-in'],
  'token-lifespan': async () => (await import('./en/token-lifespan.ts')).tokenLifespan,
  'trusted-certificates': async () => (await import('./en/trusted-certificates.ts')).trustedCertificates,
};

const german: Readers = {
  shell: async () => (await import('./de/first.ts')).first.shell,
  ui: async () => (await import('./de/first.ts')).first.ui,
  errors: async () => (await import('./de/first.ts')).first.errors,
  account: async () => (await import('./de/account.ts')).account,
  activity: async () => (await import('./de/activity.ts')).activity,
  certificates: async () => (await import('./de/first.ts')).first.certificates,
  'chain-check': async () => (await import('./de/chain-check.ts')).chainCheck,
  evidence: async () => (await import('./de/evidence.ts')).evidence,
  findings: async () => (await import('./de/findings.ts')).findings,
  fleet: async () => (await import('./de/fleet.ts')).fleet,
  input: async () => (await import('./de/input.ts')).input,
  overview: async () => (await import('./de/first.ts')).first.overview,
  registration: async () => (await import('./de/registration.ts')).registration,
  report: async () => (await import('./de/report.ts')).report,
  'token-test': async () => (await import('./de/token-test.ts')).tokenTest,
  search: async () => (await import('./de/search.ts')).search,
  'sign-in': async () => (await import('./de/first.ts')).first['sign-in'],
  'token-lifespan': async () => (await import('./de/token-lifespan.ts')).tokenLifespan,
  'trusted-certificates': async () => (await import('./de/trusted-certificates.ts')).trustedCertificates,
};

/** Every language's texts; a language is complete or not listed. */
export const catalogues: Record<Language, Readers> = { en: english, de: german };
