import { describe, expect, test } from 'vitest';
import { addressLength, readAllowedHost, readListAddress } from './list-address.ts';

const none: ReadonlySet<string> = new Set();

describe('the address of a list', () => {
  test.each([
    ['http://crl.example.com/ca.crl', 'crl.example.com', 80],
    ['https://crl.example.com/ca.crl?x=1', 'crl.example.com', 443],
    ['HTTP://CRL.example.com:443/a', 'crl.example.com', 443],
    ['http://[2606:4700::1111]/a', '2606:4700::1111', 80],
  ])('%s is taken', (text, host, port) => {
    expect(readListAddress(text, none)).toMatchObject({ host, port, allowed: false });
  });

  test.each([
    ['http://2130706433/', '127.0.0.1'],
    ['http://0177.0.0.1/', '127.0.0.1'],
    ['http://0x7f.1/', '127.0.0.1'],
    ['http://[::ffff:127.0.0.1]/', '::ffff:7f00:1'],
    ['http://169.254.43518/', '169.254.169.254'],
  ])('attack 29: %s is read as what it means, so that it can be judged', (text, host) => {
    expect(readListAddress(text, none)).toMatchObject({ host });
  });

  test.each([
    ['ldap://crl.example.com/cn=CA?certificateRevocationList', 'scheme-refused'],
    ['file:///etc/passwd', 'scheme-refused'],
    ['ftp://crl.example.com/a', 'scheme-refused'],
    ['gopher://127.0.0.1:6379/_FLUSHALL', 'scheme-refused'],
    ['http://crl.example.com:6379/', 'port-refused'],
    ['https://crl.example.com:8443/', 'port-refused'],
    ['http://crl.example.com\0.evil.example/', 'address-invalid'],
    ['http://crl.example.com/\n', 'address-invalid'],
    ['http://crl.exa\tmple.com/', 'address-invalid'],
    ['http:\\\\crl.example.com\\a', 'address-invalid'],
    [' http://crl.example.com/', 'address-invalid'],
    ['http://crl.example.com/ä', 'address-invalid'],
    ['http://user:secret@crl.example.com/', 'address-invalid'],
    ['http://', 'address-invalid'],
    ['crl.example.com/ca.crl', 'address-invalid'],
    ['', 'address-invalid'],
  ])('attack 19: %j is refused: %s', (text, failure) => {
    expect(readListAddress(text, none)).toBe(failure);
  });

  test('may have 2048 characters and not one more', () => {
    const text = 'http://crl.example.com/'.padEnd(addressLength, 'a');
    expect(readListAddress(text, none)).toMatchObject({ port: 80 });
    expect(readListAddress(`${text}a`, none)).toBe('address-invalid');
  });

  test.each(['*:80', '*.example.com:80', 'a b:80', 'user@host:80', 'host', 'host:', ':80', '[::g]:80', '::1:80'])(
    '%s names no host for the operator',
    (text) => expect(readAllowedHost(text)).toBeUndefined(),
  );

  test('on a host that the operator named may have any port, that one alone', () => {
    const allowed = new Set([readAllowedHost('Internal.example:8080') ?? '', readAllowedHost('[::1]:443') ?? '']);
    expect(readListAddress('http://internal.example:8080/a', allowed)).toMatchObject({ allowed: true, port: 8080 });
    expect(readListAddress('https://[0:0::1]/a', allowed)).toMatchObject({ allowed: true, host: '::1', port: 443 });
    expect(readListAddress('http://internal.example/a', allowed)).toMatchObject({ allowed: false });
    expect(readListAddress('http://internal.example:8081/a', allowed)).toBe('port-refused');
    expect(readListAddress('http://x.internal.example:8080/a', allowed)).toBe('port-refused');
  });
});
