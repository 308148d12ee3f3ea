import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callDevice, trust, type DeviceCall } from '#testing/call-device.ts';
import {
  createCertificate,
  createDevice,
  createIntermediate,
  createRoot,
  daysFromTestInstant,
  pemOf,
  type CertificatePlan,
  type TestCertificate,
} from '#testing/certificate-factory.ts';
import { startTestGatehouse, type TestGatehouse } from '#testing/start-gatehouse.ts';
import { testKey } from '#testing/test-keys.ts';

let gatehouse: TestGatehouse;
const root = createRoot({ subject: 'Fleet Root' });
const intermediate = createIntermediate(root, { subject: 'Fleet Intermediate' });
const device = createDevice(intermediate, { subject: 'honest' });
const strangerKey = testKey('P-256', 'stranger');

beforeAll(async () => {
  gatehouse = await startTestGatehouse();
  await trust(gatehouse, root);
});
afterAll(() => gatehouse.stop());

async function outcome(call: DeviceCall): Promise<[number, unknown]> {
  const { status, body, claims } = await callDevice(gatehouse, call);
  return [status, status === 200 ? claims['sub'] : body['message']];
}
const refused = [401, 'Invalid certificate chain!'];
const granted = [200, 'device_honest'];
const underFleet = (plan: CertificatePlan, rest: CertificatePlan = {}): DeviceCall => {
  const issuer = createIntermediate(root, { subject: 'Odd Intermediate', ...plan });
  return { device: createDevice(issuer, { subject: 'odd', ...rest }), header: [issuer] };
};
const asLeaf = (plan: CertificatePlan): DeviceCall => ({
  device: createDevice(intermediate, { subject: 'odd', ...plan }),
  header: [intermediate],
});

/** Puts a certificate among the trusted ones that no upload would take. */
async function trustByForce({ der, pem }: TestCertificate): Promise<void> {
  const ca = createRoot({ subject: `Placeholder ${der.length} ${pem.length}` });
  const fingerprint = await trust(gatehouse, ca);
  const { createHash } = await import('node:crypto');
  const row = {
    der_base64: Buffer.from(der).toString('base64'),
    fingerprint_sha256: createHash('sha256').update(der).digest('hex'),
  };
  await gatehouse.storage.updateTable('trusted_certificates').set(row).where('fingerprint', '=', fingerprint).execute();
}

test('attack 1: without a certificate in the handshake, no header is an identity', async () => {
  const value = device.pem.trim().replaceAll('\n', ' ');
  const names = ['X-SSL-Client-Cert', 'SSL_CLIENT_CERT', 'X-Forwarded-Client-Cert', 'X-Tls-Client-Cert', 'Client-Cert'];
  for (const name of [...names, 'Client-Cert-Chain', 'X-Client-Cert', 'X-Ssl-Cert-Chain']) {
    const { status, body } = await callDevice(gatehouse, { headers: { [name]: value }, header: [intermediate] });
    expect([name, status, body]).toMatchObject([
      name,
      401,
      { error: 'security/Unauthorized', details: { code: 'client-certificate-missing' } },
    ]);
    expect(body['message']).toMatch(/secp256k1/);
  }
});

test('attack 2: issuers that match by name only are no issuers', async () => {
  const fakeRoot = createRoot({ subject: 'Fleet Root', key: strangerKey });
  const fake = createIntermediate(fakeRoot, { subject: 'Fleet Intermediate', key: testKey('P-256', 'other') });
  const forged = createDevice(fake, { subject: 'honest' });
  expect(await outcome({ device: forged, header: [fake] })).toEqual(refused);
  expect(await outcome({ device: forged, header: [intermediate] })).toEqual(refused);
  expect(await outcome({ device: forged, header: [fake, fakeRoot, root] })).toEqual(refused);
});

test('attack 3: the identity is the leaf of the handshake, whatever stands first in the header', async () => {
  const attacker = createDevice(intermediate, { subject: 'attacker' });
  expect(await outcome({ device: attacker, header: [device, intermediate] })).toEqual([200, 'device_attacker']);
  expect(await outcome({ device: attacker, along: [device, intermediate] })).toEqual([200, 'device_attacker']);
  const stranger = createDevice(createRoot({ subject: 'Nobody' }), { subject: 'honest' });
  expect(await outcome({ device: stranger, header: [device, intermediate, root] })).toEqual(refused);
});

test('attack 4: a self-signed root inside the header never becomes an anchor', async () => {
  const own = createRoot({ subject: 'Attacker Root', key: strangerKey });
  const forged = createDevice(own, { subject: 'honest' });
  expect(await outcome({ device: forged, header: [own] })).toEqual(refused);
  expect(await outcome({ device: forged, along: [own] })).toEqual(refused);
});

test('attack 5: a trusted certificate that is no CA vouches for itself alone, not for its name', async () => {
  const pinned = createDevice(createRoot({ subject: 'Gone Root' }), { subject: 'pinned', serial: 77 });
  await trustByForce(pinned);
  expect(await outcome({ device: pinned })).toEqual([200, 'device_pinned']);
  const sameIssuer = createRoot({ subject: 'Gone Root', key: strangerKey });
  const forged = createDevice(sameIssuer, {
    subject: 'pinned',
    serial: 77,
    key: strangerKey,
    authorityKeyIdentifier: createRoot({ subject: 'Gone Root' }).keyIdentifier,
  });
  expect(await outcome({ device: forged })).toEqual(refused);
  expect(await outcome({ device: createDevice(pinned, { subject: 'honest' }), header: [pinned] })).toEqual(refused);
});

test('attack 7: a leaf, or a certificate without CA:true or keyCertSign, is no issuer', async () => {
  const below = createDevice(device, { subject: 'below' });
  expect(await outcome({ device: below, header: [device, intermediate] })).toEqual(refused);
  for (const plan of [{ ca: false }, { ca: null }, { keyUsage: ['cRLSign'] as const }]) {
    expect(await outcome(underFleet(plan))).toEqual(refused);
  }
});

test('attack 8: a path longer than a CA allows is refused', async () => {
  const short = createIntermediate(root, { subject: 'Short', pathLength: 0 });
  const further = createIntermediate(short, { subject: 'Further' });
  const direct = createDevice(short, { subject: 'honest' });
  expect(await outcome({ device: direct, header: [short] })).toEqual(granted);
  const deep = createDevice(further, { subject: 'honest' });
  expect(await outcome({ device: deep, header: [further, short] })).toEqual(refused);
});

test('attack 9: a leaf for servers only is refused', async () => {
  expect(await outcome(asLeaf({ extendedKeyUsage: ['serverAuth'] }))).toEqual(refused);
  expect(await outcome(asLeaf({ subject: 'honest', extendedKeyUsage: null }))).toEqual(granted);
});

test('attack 10: name constraints and unknown critical extensions hold', async () => {
  const names = { subjectAlternativeNames: [{ dns: 'evil.example.org' }] };
  expect(await outcome(underFleet({ permitted: [{ dns: 'example.com' }] }, names))).toEqual(refused);
  expect(await outcome(underFleet({ excluded: [{ dns: 'example.org' }] }, names))).toEqual(refused);
  const constrained = createRoot({ subject: 'Constrained Root', permitted: [{ dns: 'example.com' }] });
  await trust(gatehouse, constrained);
  expect(await outcome({ device: createDevice(constrained, { subject: 'odd', ...names }) })).toEqual(refused);
  const unknown = [Uint8Array.from(Buffer.from('300e06032a03040101ff040430020500', 'hex'))];
  expect(await outcome(asLeaf({ extraExtensions: unknown }))).toEqual(refused);
});

test('attack 12: an empty trust store lets nobody in', async () => {
  const empty = await startTestGatehouse();
  expect(await callDevice(empty, { device, header: [intermediate, root] })).toMatchObject({ status: 401 });
  await empty.stop();
});

describe('attack 20: what a common name may hold', () => {
  test.each<[string, CertificatePlan['subject']]>([
    ['a line break', 'a\nCN=honest'],
    ['a slash', 'a/b'],
    ['a colon', '00:11:22'],
    ['NUL', 'a\u0000b'],
    ['a blank', 'a b'],
    ['a plus', 'a+b'],
    ['a dollar', 'a$b'],
    ['a backslash', String.raw`a\b`],
    ['a thousand characters', 'x'.repeat(1000)],
    ['nothing', ''],
  ])('%s is refused with 422', async (_name, subject) => {
    const { status, body } = await callDevice(gatehouse, asLeaf(subject === undefined ? {} : { subject }));
    expect([status, body['error'], body['message']]).toEqual([422, 'Invalid Data', 'Cannot process certificate data.']);
  });

  test('an equals sign, other letters and 64 characters are names of their own', async () => {
    expect(await outcome(asLeaf({ subject: 'a=b' }))).toEqual([200, 'device_a=b']);
    expect(await outcome(asLeaf({ subject: 'hοnest' }))).toEqual([200, 'device_hοnest']);
    expect(await outcome(asLeaf({ subject: 'y'.repeat(64) }))).toEqual([200, `device_${'y'.repeat(64)}`]);
  });
});

test('attack 22: huge keys, long chains and cross-signed cycles end in bounded time', async () => {
  const [one, other] = [testKey('P-256', 'one'), testKey('P-256', 'other')];
  const cycle = [
    createCertificate({ subject: 'A', issuerName: 'B', key: one, signWith: other, ca: true }),
    createCertificate({ subject: 'B', issuerName: 'A', key: other, signWith: one, ca: true }),
  ];
  const leaf = createCertificate({ subject: 'odd', issuerName: 'A', signWith: one, ca: false });
  const ladder = Array.from({ length: 10 }, (_item, index) =>
    createCertificate({ subject: 'A', issuerName: 'A', key: one, signWith: one, ca: true, serial: 500 + index }),
  );
  for (const header of [cycle, ladder]) expect(await outcome({ device: leaf, header })).toEqual(refused);
  const many = Array.from({ length: 200 }, () =>
    pemOf('CERTIFICATE', Uint8Array.of(0x30, 0)).trim().replaceAll('\n', ' '),
  );
  const { status } = await callDevice(gatehouse, { device, header: many.join(' ') });
  expect(status).toBe(400);
});

describe('attack 24: whoever comes before or after its time', () => {
  test.each<[string, () => DeviceCall]>([
    ['the leaf is not valid yet', () => asLeaf({ notBefore: daysFromTestInstant(1) })],
    ['the leaf has expired', () => asLeaf({ notAfter: daysFromTestInstant(-1) })],
    ['the intermediate has expired', () => underFleet({ notAfter: daysFromTestInstant(-1) })],
    ['the intermediate is not valid yet', () => underFleet({ notBefore: daysFromTestInstant(1) })],
  ])('when %s', async (_name, call) => {
    expect(await outcome(call())).toEqual(refused);
  });

  test('a token never outlives the first certificate on its path', async () => {
    const now = gatehouse.clock.now().getTime() / 1000;
    const soon = new Date((now + 1000) * 1000);
    expect((await callDevice(gatehouse, asLeaf({ subject: 'soon-1', notAfter: soon }))).claims['exp']).toBe(now + 1000);
    const viaIssuer = await callDevice(gatehouse, underFleet({ notAfter: soon }, { subject: 'soon-2' }));
    expect(viaIssuer.claims['exp']).toBe(now + 1000);
    expect((await callDevice(gatehouse, asLeaf({ subject: 'later' }))).claims['exp']).toBe(now + 3600);
  });

  test('the tenant option sets the lifespan of the next token', async () => {
    const path = '/tenant/options/oauth.internal/device-token.lifespan.seconds';
    expect((await gatehouse.call('PUT', path, { json: { value: '300' } })).status).toBe(200);
    const { claims } = await callDevice(gatehouse, asLeaf({ subject: 'later' }));
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(300);
    await gatehouse.call('DELETE', path);
  });
});

test.each(['RSA-1024'] as const)('weak keys (%s) are refused by the application, not by an alert', async (kind) => {
  expect(await outcome(asLeaf({ key: testKey(kind) }))).toEqual(refused);
});

test('a SHA-1 signature is refused by the application, not by an alert', async () => {
  expect(await outcome(asLeaf({ signature: { hash: 'sha1' } }))).toEqual(refused);
});
