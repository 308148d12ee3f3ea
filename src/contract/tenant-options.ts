import * as z from 'zod/mini';
import { pageLinks } from './paging.ts';

export const lifespanCategory = 'oauth.internal';
export const deviceTokenLifespanKey = 'device-token.lifespan.seconds';
export const basicTokenLifespanKey = 'basic-token.lifespan.seconds';

/** Seconds. Default and minimum: Cumulocity's documentation; maximum: the largest Java int, which the platform stores. */
export const deviceTokenLifespan = { default: 3600, minimum: 300, maximum: 2_147_483_647 } as const;

/** Seconds: two weeks (Cumulocity's default session length). */
export const basicTokenLifespan = { default: 1_209_600, minimum: 300, maximum: 2_147_483_647 } as const;

/** Characters; Cumulocity gives no bound for options, so these are ours. */
export const optionLimits = { categoryLength: 256, keyLength: 256, valueLength: 32_768 } as const;

const lifespanText = /^[1-9][0-9]*$/;

/**
 * Reads a lifespan as the platform takes it: a string of decimal digits without sign, blank or leading zero, or a JSON
 * integer, inside the bounds.
 * @returns whole seconds, or undefined where the value is not acceptable.
 */
export function parseLifespanSeconds(
  value: unknown,
  bounds: { minimum: number; maximum: number } = deviceTokenLifespan,
): number | undefined {
  const text = typeof value === 'number' && Number.isInteger(value) ? String(value) : value;
  if (typeof text !== 'string' || text.length > 10 || !lifespanText.test(text)) return undefined;
  const seconds = Number(text);
  return seconds >= bounds.minimum && seconds <= bounds.maximum ? seconds : undefined;
}

/** No blank and nothing that has a meaning in a URL (Cumulocity: Tenant options API). */
export const optionCategory = z
  .string()
  .check(
    z.regex(/^[^\s/?#%&=+;:@\\]+$/, 'has a blank or a character that has a meaning in a URL'),
    z.maxLength(optionLimits.categoryLength),
  );
export const optionKey = z
  .string()
  .check(
    z.regex(/^[^\s/?#%&=+;:@\\]+$/, 'has a blank or a character that has a meaning in a URL'),
    z.maxLength(optionLimits.keyLength),
  );

/** Scalars are stored as strings: the vendor's UI sends booleans for the CRL switches. */
export const optionValue = z.union([z.string().check(z.maxLength(optionLimits.valueLength)), z.number(), z.boolean()]);

export const tenantOption = z.looseObject({
  category: z.string(),
  key: z.string(),
  value: z.string(),
  self: z.optional(z.string()),
  /** Ours: who changed it last, and when (ISO 8601 UTC). */
  gatehouse: z.optional(z.object({ updatedAt: z.string(), updatedBy: z.string() })),
});

export const tenantOptionCollection = z.looseObject({ options: z.array(tenantOption), ...pageLinks });

export const tenantOptionCategory = z.record(z.string(), z.string());
