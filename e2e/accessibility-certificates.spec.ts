import { judgeStates } from './states/judge-states.ts';
import { certificatePages, pageStates } from './states/states.ts';

judgeStates(pageStates.filter(({ page }) => certificatePages.includes(page)));
