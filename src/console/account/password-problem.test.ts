import { expect, test } from 'vitest';
import { passwordProblem } from './password-problem.ts';

test.each([
  ['nothing is entered', '', 'required'],
  ['one character is missing', '1234567', 'too-short'],
  ['it has as many characters as needed', '12345678', undefined],
  ['it has as many characters as allowed', 'x'.repeat(256), undefined],
  ['it has one character too many', 'x'.repeat(257), 'too-long'],
  ['it is the current one', 'the-current-one', 'same-as-current'],
  ['it is the user name in other letters', 'ANNA.MILLER', 'same-as-name'],
])('when %s', (_, wanted, problem) => {
  expect(passwordProblem(wanted, 'the-current-one', 'anna.miller')).toBe(problem);
});
