import { activityStates } from './activity-states.ts';
import { chainCheckStates } from './chain-check-states.ts';
import { overviewStates } from './overview-states.ts';
import type { PageState } from './page-state.ts';
import { shellStates } from './shell-states.ts';
import { signInStates } from './sign-in-states.ts';
import { tokenLifespanStates } from './token-lifespan-states.ts';
import { tokenTestStates } from './token-test-states.ts';
import { trustedCertificatesStates } from './trusted-certificates-states.ts';

/** Every state of every page: what is looked at as a picture and judged by axe. */
export const pageStates: readonly PageState[] = [
  ...signInStates,
  ...overviewStates,
  ...trustedCertificatesStates,
  ...chainCheckStates,
  ...tokenLifespanStates,
  ...activityStates,
  ...shellStates,
  // Last, because each run adds to what the other pages show.
  ...tokenTestStates,
];

/** The pages with half of all states: two workers judge the halves at once. */
export const certificatePages: readonly string[] = ['trusted-certificates', 'chain-check', 'overview'];
