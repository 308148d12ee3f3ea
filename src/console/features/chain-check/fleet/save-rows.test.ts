import { expect, test } from 'vitest';
import type { FleetRow } from '#console/worker/fleet/messages.ts';
import { writeRows } from './save-rows.ts';

const row: FleetRow = {
  fingerprint: 'ab',
  name: '=HYPERLINK("http://evil.example")',
  source: '+cmd.pem',
  line: 3,
  accepted: false,
  reason: 'expired',
  warnings: 0,
  anchors: [],
  headerNeeded: false,
  notAfter: '2026-01-01T00:00:00.000Z',
  hasKey: false,
};
const words = {
  header: ['device'],
  accepted: 'accepted',
  refused: 'refused',
  yes: 'yes',
  no: 'no',
  reasonOf: () => '@SUM(A1)',
  anchorOf: (id: string) => id,
};

test('names, files and reasons that a spreadsheet would run are made harmless', async () => {
  const [, , line] = await writeRows([row], words);
  expect(line).toBe(
    `"'=HYPERLINK(""http://evil.example"")",refused,expired,'@SUM(A1),0,,,2026-01-01T00:00:00.000Z,no,'+cmd.pem,3,ab\r\n`,
  );
});

test('ten thousand rows are written in stretches, each once', async () => {
  const parts = await writeRows(
    Array.from({ length: 1201 }, () => row),
    words,
  );
  expect(parts).toHaveLength(2 + 3);
  expect(parts.join('').match(/refused/g)).toHaveLength(1201);
});
