import { expect, test } from 'vitest';
import { readSources } from '#console/worker/read-sources.ts';
import { createChain, createDevice } from '#testing/certificate-factory.ts';
import { devicesIn, missingPart } from './device.ts';

const { intermediate, device } = createChain();
const sorted = async (...contents: string[]) =>
  readSources(
    crypto,
    contents.map((content, index) => ({ name: `file-${index}`, bytes: new TextEncoder().encode(content) })),
  );

test('when chain and key are given, they make a device', async () => {
  const [found, ...more] = devicesIn(await sorted(intermediate.pem + device.pem, device.key.pem));
  expect(found?.leaf.commonName).toBe('device-1');
  expect(found?.others.map(({ commonName }) => commonName)).toEqual(['Test Intermediate CA']);
  expect(more).toEqual([]);
});

test('when the keys of device and intermediate are given, the device is meant', async () => {
  const found = devicesIn(await sorted(intermediate.pem + device.pem, intermediate.key.pem + device.key.pem));
  expect(found.map(({ leaf }) => leaf.commonName)).toEqual(['device-1']);
});

test('when two devices are given, both can be chosen', async () => {
  const other = createDevice(intermediate, { subject: 'device-2' });
  const found = devicesIn(await sorted(device.pem + device.key.pem, other.pem + other.key.pem));
  expect(found.map(({ leaf }) => leaf.commonName)).toEqual(['device-1', 'device-2']);
});

test('when the key is not there, its device is named', async () => {
  const found = await sorted(device.pem);
  expect(devicesIn(found)).toEqual([]);
  expect(missingPart(found)).toEqual({ missing: 'key', name: 'device-1' });
});

test('when only a CA is given, the device certificate is missing', async () => {
  expect(missingPart(await sorted(intermediate.pem))).toEqual({ missing: 'certificate' });
});
