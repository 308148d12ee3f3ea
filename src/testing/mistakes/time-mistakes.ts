import {
  createDevice,
  createIntermediate,
  createRoot,
  daysFromTestInstant,
  testInstant,
} from '../certificate-factory.ts';
import { chain, ofDevice, type Mistake } from './situation.ts';

const moment = (milliseconds: number): Date => new Date(testInstant.getTime() + milliseconds);
const expiredRoot = createRoot({ notAfter: daysFromTestInstant(-1) });
const belowExpired = createIntermediate(expiredRoot);

/** Certificates that are not valid now. */
export const timeMistakes: Mistake[] = [
  [
    'the device’s certificate ran out yesterday',
    ofDevice({ notAfter: daysFromTestInstant(-1) }),
    'expired',
    'The certificate has expired',
  ],
  [
    'the intermediate ran out',
    chain({ intermediate: { notAfter: daysFromTestInstant(-1) } }),
    'expired',
    'The certificate has expired',
  ],
  [
    'the trusted root ran out',
    { pasted: createDevice(belowExpired).pem + belowExpired.pem, trusted: [expiredRoot] },
    'expired',
    'The certificate has expired',
  ],
  [
    'the certificate is for next month',
    ofDevice({ notBefore: daysFromTestInstant(30) }),
    'not-yet-valid',
    'The certificate is not valid yet',
  ],
  [
    'the issuing machine’s clock is an hour fast',
    ofDevice({ notBefore: moment(3_600_000) }),
    'clock-skew',
    'The certificate becomes valid within a day',
  ],
  [
    'the dates are the wrong way round',
    ofDevice({ notBefore: daysFromTestInstant(9), notAfter: daysFromTestInstant(1) }),
    'validity-inverted',
    'The certificate can never be valid',
  ],
];
