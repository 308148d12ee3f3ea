import {
  createChain,
  createDevice,
  createIntermediate,
  createRoot,
  daysFromTestInstant,
} from '../certificate-factory.ts';
import { testKey } from '../test-keys.ts';
import { chainCase, parsed, pathCase, type PathCase } from './path-case.ts';

const { root, intermediate, device } = createChain();
const stranger = createRoot({ subject: 'Another Root CA' });
const namesake = createIntermediate(root, { key: testKey('P-256', 'namesake') });
const rolledOver = createRoot({
  key: testKey('P-256', 'new root key'),
  signWith: root.key,
  authorityKeyIdentifier: root.keyIdentifier,
});
const expiredTwin = createIntermediate(root, { notAfter: daysFromTestInstant(-1) });
const altered = { der: device.der.with(device.der.length - 1, device.der.at(-1)! ^ 1) };
const anchor = (certificate: { der: Uint8Array }, enabled = true) => ({
  id: 'anchor',
  certificate: parsed(certificate),
  enabled,
});

/** Trust anchors, and the way to them. */
export const trust: PathCase[] = [
  chainCase('a complete chain', {}),
  pathCase('a bag in any order, with duplicates, strangers, the leaf and the root', [
    device,
    [stranger, root, device, intermediate, namesake, intermediate],
    root,
  ]),
  pathCase('a chain to an intermediate that is trusted itself', [device, [], intermediate]),
  pathCase('a leaf that is trusted itself', [device, [], device]),
  pathCase('a chain with an expired twin of its intermediate', [device, [expiredTwin, intermediate], root]),
  pathCase('a root whose new key was signed by its old one', [
    createDevice(createIntermediate(rolledOver, { subject: 'New CA' })),
    [createIntermediate(rolledOver, { subject: 'New CA' }), rolledOver],
    root,
  ]),
  pathCase('a leaf without its intermediate', [device, [], root], { 'issuer-not-found': 0 }),
  pathCase('a leaf with a CA of the right name and the wrong key', [device, [namesake], root], {
    'issuer-key-mismatch': 0,
  }),
  pathCase('a leaf that was altered', [altered, [intermediate], root], { 'signature-invalid': 0 }),
  pathCase('a chain to a root that nobody trusts', [device, [intermediate, root], stranger], {
    'anchor-not-trusted': 2,
  }),
  pathCase(
    'a self-signed device certificate that nobody trusts',
    [createDevice(createRoot({ subject: 'device-1' })), [], stranger],
    { 'self-signed-not-trusted': 0 },
  ),
  chainCase('a chain where nothing is trusted', {}, { 'anchors-missing': 1 }, { anchors: [] }),
  pathCase(
    'a chain to an anchor that is switched off',
    [device, [intermediate], root],
    { 'anchor-disabled': 2 },
    { anchors: [anchor(root, false)] },
  ),
  chainCase('a chain as long as allowed', {}, {}, { maxIntermediates: 1 }),
  chainCase('a chain longer than allowed', {}, { 'path-too-long': 0 }, { maxIntermediates: 0 }),
  chainCase('a chain that costs more than allowed', {}, { 'budget-exhausted': -1 }, { budget: { signatures: 1 } }),
];
