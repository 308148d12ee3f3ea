/** Every state of every page is judged by axe, here and in accessibility-certificates.spec.ts: half of them each. */
import { judgeStates } from './states/judge-states.ts';
import { certificatePages, pageStates } from './states/states.ts';

judgeStates(pageStates.filter(({ page }) => !certificatePages.includes(page)));
