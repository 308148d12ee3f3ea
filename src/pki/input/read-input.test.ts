import { afterAll, describe, expect, test } from 'vitest';
import { createChain, createRoot, pemOf, type TestCertificate } from '#testing/certificate-factory.ts';
import { createCrl } from '#testing/crl-factory.ts';
import { openssl, temporaryFolder } from '#testing/openssl.ts';
import { writeHeaderForm } from './pem-writer.ts';
import { readInput } from './read-input.ts';

const { root, intermediate, device } = createChain();
const read = (input: Uint8Array | string) => readInput(input, { crypto, name: 'dropped' });
const bytesOf = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding));
const ders = (certificates: readonly TestCertificate[]) => certificates.map(({ der }) => Buffer.from(der));
const found = async (input: Uint8Array | string) => {
  const report = await read(input);
  return {
    certificates: report.certificates.map(({ certificate }) => Buffer.from(certificate.der)),
    repairs: report.repairs.map(({ code }) => code),
    leftOut: report.leftOut.map(({ code }) => code),
  };
};

describe('certificates are found in', () => {
  const both = device.pem + intermediate.pem;
  const base64 = (certificate: TestCertificate) => Buffer.from(certificate.der).toString('base64');

  test.each<[string, Uint8Array | string, string[]]>([
    ['PEM', both, []],
    ['PEM with CRLF', both.replaceAll('\n', '\r\n'), ['line-ends']],
    ['PEM with a byte order mark', bytesOf(`\uFEFF${both}`), ['byte-order-mark']],
    ['PEM in UTF-16', bytesOf(`\uFEFF${both}`, 'utf16le'), ['utf-16']],
    ['PEM as a JSON string', both.replaceAll('\n', '\\n'), ['escaped-line-breaks']],
    [
      'PEM with bag attributes',
      `Bag Attributes\n  localKeyID: 01\n${device.pem}subject=CN = x\n${intermediate.pem}`,
      ['bag-attributes'],
    ],
    ['PEM in a mail', `Hello,\nhere they are:\n${both}\nBest regards`, ['text-around']],
    ['a header value', writeHeaderForm([device.der, intermediate.der]), ['header-form', 'header-form']],
    ['a percent-encoded value', encodeURIComponent(both), ['percent-encoded']],
    ['PEM separated by commas', `${device.pem},${intermediate.pem}`, ['comma-separated']],
    ['base64 without armour, separated by commas', `${base64(device)},${base64(intermediate)}`, ['armour-missing']],
    ['DER, one after the other', new Uint8Array(Buffer.concat([device.der, intermediate.der])), []],
    [
      'DER with a line break at the end',
      new Uint8Array(Buffer.concat([device.der, intermediate.der, Buffer.from('\n')])),
      ['trailing-bytes'],
    ],
    ['a wrong label', both.replaceAll('CERTIFICATE', 'PKCS7'), ['label-corrected', 'label-corrected']],
  ])('%s', async (_, input, repairs) => {
    expect(await found(input)).toEqual({ certificates: ders([device, intermediate]), repairs, leftOut: [] });
  });

  test('a file with its name and line', async () => {
    const { certificates } = await read(`\n\n${device.pem}`);
    expect(certificates[0]?.origin).toEqual({ source: 'dropped', line: 3 });
  });
});

describe('PKCS#7', () => {
  const folder = temporaryFolder();
  afterAll(folder.remove);
  const files = [device, intermediate].flatMap(({ pem }, index) => ['-certfile', folder.write(`${index}.pem`, pem)]);
  const pem = openssl(['crl2pkcs7', '-nocrl', ...files]);
  const signer = ['-signer', folder.write('signer.pem', device.pem), '-inkey', folder.write('key.pem', device.key.pem)];
  const signed = ['-certfile', folder.write('others.pem', intermediate.pem), '-nodetach', '-stream', '-outform', 'PEM'];

  test.each([
    ['in PEM', pem],
    ['in DER', new Uint8Array(Buffer.from(pem.replace(/-----.*-----/g, ''), 'base64'))],
  ])('%s', async (_, input) => {
    expect(await found(input)).toEqual({ certificates: ders([device, intermediate]), repairs: [], leftOut: [] });
  });

  test('in BER with indefinite lengths, around signed text', async () => {
    const { certificates, leftOut } = await found(openssl(['cms', '-sign', ...signer, ...signed], 'text'));
    expect(certificates).toEqual(expect.arrayContaining(ders([device, intermediate])));
    expect(leftOut).toEqual([]);
  });
});

test('when nothing is recognised, nothing is said to be put right', async () => {
  const outcome = { certificates: [], repairs: [], leftOut: ['unknown'] };
  expect(await found('some\r\nwords%0A')).toEqual(outcome);
  expect(await found(new Uint8Array([0x1f, 0x8b, 0x0d, 0x0a, 0xff]))).toEqual(outcome);
});

describe('other kinds are told apart', () => {
  test('a signing request', async () => {
    const folder = temporaryFolder();
    const request = openssl(['req', '-new', '-subj', '/CN=x', '-key', folder.write('key.pem', device.key.pem)]);
    folder.remove();
    expect((await read(request)).signingRequests).toHaveLength(1);
  });

  test('a CRL, empty or not', async () => {
    const list = createCrl(root, { revoked: [{ serial: 1 }] });
    expect((await read(list)).revocationLists[0]?.der).toEqual(list);
    expect((await read(pemOf('X509 CRL', createCrl(root)))).revocationLists).toHaveLength(1);
  });

  test('a version 1 certificate', async () => {
    expect((await read(createRoot({ version: 1 }).der)).certificates).toHaveLength(1);
  });
});
