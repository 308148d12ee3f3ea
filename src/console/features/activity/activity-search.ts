/** The tabs; token attempts unless told. */
export const activityTabs = ['attempts', 'devices', 'audit'] as const;
export type ActivityTab = (typeof activityTabs)[number];

/** How far back the page looks; without an end unless told. */
export const periods = { hour: 3_600_000, day: 86_400_000, week: 604_800_000 } as const;
export type Period = keyof typeof periods;
export const periodNames: readonly Period[] = ['hour', 'day', 'week'];

export const deviceStates = ['live', 'enabled', 'disabled'] as const;
export type DeviceState = (typeof deviceStates)[number];

/** What audit records can be narrowed to; these are the platform's own names. */
export const auditTypes = ['Option', 'TrustedCertificates', 'User', 'UserAuthentication', 'BulkOperation'] as const;

/** State of the page in its address; what is absent or undefined has its default. */
export interface ActivitySearch {
  tab?: ActivityTab | undefined;
  /** Of attempts. */
  result?: 'accepted' | 'refused' | undefined;
  /** Code of a finding or an error. */
  reason?: string | undefined;
  /** Of attempts and audit records. */
  since?: Period | undefined;
  /** Any part of a device's name: of attempts and device users. */
  device?: string | undefined;
  /** Id of the attempt whose details are open. */
  attempt?: number | undefined;
  /** Of device users. */
  state?: DeviceState | undefined;
  /** SHA-1 fingerprint of a trusted certificate, of device users. */
  anchor?: string | undefined;
  /** Of audit records. */
  type?: (typeof auditTypes)[number] | undefined;
  user?: string | undefined;
  /** Id of the audit record that is open. */
  record?: number | undefined;
}

/** Takes over what makes sense of an address and drops the rest. */
export function readActivitySearch(raw: Record<string, unknown>): ActivitySearch {
  const text = (name: string, form = /./) => {
    const value = typeof raw[name] === 'number' ? String(raw[name]) : raw[name];
    return typeof value === 'string' && form.test(value) ? value : undefined;
  };
  const id = (name: string) => {
    const value = raw[name];
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
  };
  return {
    tab: activityTabs.find((name) => name === raw['tab']),
    result: (['accepted', 'refused'] as const).find((name) => name === raw['result']),
    reason: text('reason', /^[a-z0-9-]{1,64}$/),
    since: periodNames.find((name) => name === raw['since']),
    device: text('device'),
    attempt: id('attempt'),
    state: deviceStates.find((name) => name === raw['state']),
    anchor: text('anchor', /^[0-9a-f]{40}$/),
    type: auditTypes.find((name) => name === raw['type']),
    user: text('user'),
    record: id('record'),
  };
}
