/** Forms in which dates are written. */
const forms = {
  day: { dateStyle: 'medium' },
  minute: { dateStyle: 'medium', timeStyle: 'short' },
  utc: { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const made = new Map<string, Intl.DateTimeFormat>();

/** The format of one form in one language, made once: to make it takes a hundred times as long as to write a date. */
export function dateFormat(form: keyof typeof forms, locale: string): Intl.DateTimeFormat {
  const key = `${form} ${locale}`;
  let format = made.get(key);
  if (format === undefined) made.set(key, (format = new Intl.DateTimeFormat(locale, forms[form])));
  return format;
}
