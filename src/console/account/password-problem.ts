import { passwordLimits } from '#contract/sessions.ts';

/** Why a new password would be refused; undefined where nothing speaks against it. The platform judges the same. */
export function passwordProblem(wanted: string, current: string, userName: string) {
  if (wanted === '') return 'required';
  if (wanted.length < passwordLimits.minimum) return 'too-short';
  if (wanted.length > passwordLimits.maximum) return 'too-long';
  if (wanted === current) return 'same-as-current';
  return wanted.toLowerCase() === userName.toLowerCase() ? 'same-as-name' : undefined;
}
