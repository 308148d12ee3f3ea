import { FakePlatform, jsonReply, refusal } from './fake-platform.ts';

const category = '/tenant/options/oauth.internal';
const key = 'device-token.lifespan.seconds';
/** Path of the option. */
export const lifespanOption = `${category}/${key}`;

interface LifespanPlatformOptions {
  platform?: FakePlatform;
  /** False: as a remote tenant, which names no state of an option. */
  etags?: boolean;
}

/** Stands in for a platform that holds the lifespan; `value` undefined: not set. Changes made here are audited. */
export function lifespanPlatform(
  value: string | undefined,
  { platform = new FakePlatform(), etags = true }: LifespanPlatformOptions = {},
) {
  let stored = value;
  let version = 1;
  const records: object[] = [];
  const reply = () =>
    stored === undefined
      ? refusal(404, 'option-not-found')
      : jsonReply({ category: 'oauth.internal', key, value: stored }, 200, etags ? { ETag: `"${version}"` } : {});
  const changeTo = (next: string | undefined, user = 'somebody') => {
    records.unshift({
      id: String(version),
      time: new Date(Date.UTC(2026, 4, 20 + version)).toISOString(),
      type: 'Option',
      activity: 'Option updated',
      text: `Option oauth.internal / ${key} updated`,
      user,
      source: { id: `oauth.internal/${key}` },
      changes: [{ attribute: key, previousValue: stored ?? null, newValue: next ?? null }],
    });
    stored = next;
    version += 1;
  };
  platform.on(`GET ${category}`, () => jsonReply(stored === undefined ? {} : { [key]: stored }));
  platform.on(`GET ${lifespanOption}`, reply);
  platform.on(`PUT ${lifespanOption}`, ({ body, headers }) => {
    const match = headers.get('If-Match');
    const second = headers.get('If-None-Match') === '*' && stored !== undefined;
    if (second || (match !== null && match !== `"${version}"`)) return refusal(412, 'precondition-failed');
    changeTo((JSON.parse(body) as { value: string }).value, 'admin');
    return reply();
  });
  platform.on(`DELETE ${lifespanOption}`, ({ headers }) => {
    const match = headers.get('If-Match');
    if (match !== null && match !== `"${version}"`) return refusal(412, 'precondition-failed');
    changeTo(undefined, 'admin');
    return new Response(null, { status: 204 });
  });
  platform.on('GET /audit/auditRecords', () =>
    jsonReply({ auditRecords: records, self: '', statistics: { currentPage: 1, pageSize: 100 } }),
  );
  return { platform, changeTo };
}
