const dateParts = ['day', 'month', 'year', 'hour', 'minute'] as const;
type DatePart = (typeof dateParts)[number];

const iso =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?:(?:T|,?\s+)(?<hour>\d\d):(?<minute>\d\d)(?::\d\d(?:\.\d+)?)?)?\s*(?<zone>Z|UTC|[+-]\d\d:?\d\d)?$/i;
const byLocale =
  /^(?<first>\d{1,4})\s*[./-]\s*(?<second>\d{1,2})\s*[./-]\s*(?<third>\d{1,4})(?:[,\s]+(?<hour>\d{1,2}):(?<minute>\d\d)\s*(?<half>[ap]m)?)?\s*(?<zone>UTC)?$/i;

function partsOf(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}

/** An instant as people write it where the locale is spoken, in the reader's zone: `01/06/2026, 14:00`. */
export function instantText(instant: Date, locale: string): string {
  return partsOf(locale).format(instant);
}

/**
 * The form of {@link instantText}: `dd/mm/yyyy, hh:mm`.
 * @param letters for day, month, year, hour and minute
 */
export function instantForm(locale: string, letters: readonly string[]): string {
  return partsOf(locale)
    .formatToParts(new Date(0))
    .map(({ type, value }) => letters[dateParts.findIndex((part) => part === type)] ?? value)
    .join('');
}

/**
 * Reads a day, or a day and a time of day, as the locale writes it or as ISO 8601; in the reader's zone unless UTC (or,
 * in ISO 8601, another offset) is said. A day alone begins at midnight.
 * @returns undefined where it is no instant, such as 30 February.
 */
export function readInstant(text: string, locale: string): Date | undefined {
  const trimmed = text.trim();
  const found = iso.exec(trimmed)?.groups ?? localeGroups(trimmed, locale);
  if (found === undefined || found['year']?.length !== 4) return undefined;
  const number = (part: DatePart) => Number(found[part] ?? 0);
  const [year, month, day, minute] = [number('year'), number('month'), number('day'), number('minute')];
  const hour = hourOf(number('hour'), found['half']);
  const onCalendar = new Date(Date.UTC(year, month - 1, day));
  if (onCalendar.getUTCMonth() !== month - 1 || onCalendar.getUTCDate() !== day) return undefined;
  if (hour === undefined || hour > 23 || minute > 59) return undefined;
  const offset = offsetMinutes(found['zone']);
  if (offset === undefined) return new Date(year, month - 1, day, hour, minute);
  return new Date(Date.UTC(year, month - 1, day, hour, minute - offset));
}

type Groups = Record<string, string | undefined>;

function localeGroups(text: string, locale: string): Groups | undefined {
  const groups: Groups | undefined = byLocale.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const order = partsOf(locale)
    .formatToParts(new Date(0))
    .map(({ type }) => type)
    .filter((type) => type === 'day' || type === 'month' || type === 'year');
  const written = [groups['first'], groups['second'], groups['third']];
  const part = (type: 'day' | 'month' | 'year') => written[order.indexOf(type)];
  return { ...groups, year: part('year'), month: part('month'), day: part('day') };
}

/** The hour of 24 from one with `am` or `pm`; undefined where there is none such. */
function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

function offsetMinutes(zone: string | undefined): number | undefined {
  if (zone === undefined) return undefined;
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}
