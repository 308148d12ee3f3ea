import { daysFromTestInstant, testInstant } from '../certificate-factory.ts';
import { generalizedTime } from '../der-writer.ts';
import { chainCase, type PathCase } from './path-case.ts';

const second = 1000;
const moved = (milliseconds: number): Date => new Date(testInstant.getTime() + milliseconds);

/** Validity at an instant. */
export const validity: PathCase[] = [
  chainCase('a certificate in its first second', { device: { notBefore: testInstant } }),
  chainCase('a certificate in its last second', { device: { notAfter: testInstant } }),
  chainCase('a certificate without end', { device: { notAfter: generalizedTime('99991231235959Z') } }),
  chainCase('a leaf one second after its end', { device: { notAfter: moved(-second) } }, { expired: 0 }),
  chainCase('an expired intermediate', { intermediate: { notAfter: daysFromTestInstant(-1) } }, { expired: 1 }),
  chainCase('an expired anchor', { root: { notAfter: daysFromTestInstant(-1) } }, { expired: 2 }),
  chainCase('a leaf that starts next week', { device: { notBefore: daysFromTestInstant(7) } }, { 'not-yet-valid': 0 }),
  chainCase('a leaf that starts in a minute', { device: { notBefore: moved(60 * second) } }, { 'clock-skew': 0 }),
  chainCase(
    'a leaf that ends before it starts',
    { device: { notBefore: daysFromTestInstant(1), notAfter: daysFromTestInstant(-1) } },
    { 'validity-inverted': 0 },
  ),
  chainCase(
    'a date before 2050 as GeneralizedTime',
    { device: { notAfter: generalizedTime('20300101000000Z') } },
    { 'time-type': 0 },
  ),
];
