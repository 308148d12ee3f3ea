import { afterEach, expect, test, vi } from 'vitest';
import { openConsole } from '#testing/open-console.tsx';
import { trustedCertificate, withTrusted } from '#testing/trusted-platform.ts';

afterEach(() => vi.restoreAllMocks());

/** What is saved as a file, in order. */
function savedFiles(): { name: string; content: Promise<string> }[] {
  const saved: { name: string; content: Promise<string> }[] = [];
  const contents = new Map<string, Blob>();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const address = `blob:test/${contents.size}`;
    contents.set(address, blob as Blob);
    return address;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    saved.push({ name: this.download, content: contents.get(this.href)?.text() ?? Promise.resolve('') });
  });
  return saved;
}

test('what is shown can be taken away by its end, as CSV without formulas and as a calendar', async () => {
  const saved = savedFiles();
  withTrusted([
    trustedCertificate(1, { name: '=HYPERLINK("evil")', notAfter: '2026-08-01T00:00:00.000Z' }),
    trustedCertificate(2, { name: 'First to end', notAfter: '2026-06-11T12:00:00.000Z' }),
    trustedCertificate(3, { name: 'Over', notAfter: '2026-05-01T00:00:00.000Z' }),
    trustedCertificate(4, { name: 'Long', subject: 'CN=Elsewhere', issuer: 'CN=Elsewhere' }),
  ]);
  const screen = await openConsole('/trusted-certificates?search=Example');
  await screen.getByRole('button', { name: 'CSV by end' }).click();
  await screen.getByRole('button', { name: 'Calendar of ends' }).click();
  await expect.poll(() => saved).toHaveLength(2);
  expect(saved.map(({ name }) => name)).toEqual(['trusted-certificates.csv', 'trusted-certificates.ics']);

  const rows = (await saved[0]?.content)?.split('\r\n') ?? [];
  expect(rows[0]).toBe('Name,Subject,Status,Valid from,Valid until,Days left,Fingerprint');
  expect(rows.slice(1, 4).map((row) => row.split(',')[0])).toEqual(['Over', 'First to end', `"'=HYPERLINK(""evil"")"`]);
  expect(rows[2]).toContain(',10,');
  expect(rows).toHaveLength(5);

  const calendar = (await saved[1]?.content) ?? '';
  expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  expect(calendar).toContain('DTSTART;VALUE=DATE:20260611');
});
