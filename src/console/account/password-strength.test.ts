import { expect, test } from 'vitest';
import { passwordStrength } from './password-strength.ts';

test.each([
  ['password1', 'weak'],
  ['Passw0rd!', 'weak'],
  ['aaaaaaaaaaaaaaaaaaaaaaaa', 'weak'],
  ['abcdefghijklmnopqrstuvwx', 'weak'],
  ['anna.miller2026', 'weak'],
  ['hunter2 Hunter2', 'fair'],
  ['tr0ub4dor&3', 'fair'],
  ['kdf83hsk2', 'weak'],
  ['correct horse battery staple', 'strong'],
  ['vG7!kz_Qw2#pLm', 'strong'],
] as const)('"%s" is %s', (password, strength) => {
  expect(passwordStrength(password, 'anna.miller')).toBe(strength);
});
