import { secondFactorOptions } from '#contract/account.ts';
import { GatehouseError } from '#contract/error-codes.ts';
import {
  basicTokenLifespan,
  basicTokenLifespanKey,
  deviceTokenLifespan,
  deviceTokenLifespanKey,
  lifespanCategory,
  optionLimits,
  optionValue,
  parseLifespanSeconds,
} from '#contract/tenant-options.ts';
import { switchesRevocation } from '../revocation/tenant-revocation.ts';
import type { OptionName } from './store.ts';

const lifespans = new Map<string, { minimum: number; maximum: number }>([
  [deviceTokenLifespanKey, deviceTokenLifespan],
  [basicTokenLifespanKey, basicTokenLifespan],
]);

/**
 * The text that a value is stored as. Booleans and numbers become text; what must be a lifespan is held to its bounds.
 * @throws GatehouseError `lifespan-invalid` or `option-invalid`, saying the rule.
 */
export function checkOptionValue({ category, key }: OptionName, value: unknown): string {
  const bounds = category === lifespanCategory ? lifespans.get(key) : undefined;
  if (bounds !== undefined) return checkLifespan(key, value, bounds);
  if (key.startsWith('credentials.')) {
    throw new GatehouseError('option-invalid', `${key}: encrypted options (credentials.*) are not supported.`, { key });
  }
  const text = optionValue.safeParse(value);
  if (text.success) return checkSwitch({ category, key }, String(text.data));
  const rule = `takes a text of at most ${optionLimits.valueLength} characters, a number, true or false`;
  throw new GatehouseError('option-invalid', `${key} ${rule}.`, { key, maximumLength: optionLimits.valueLength });
}

/** A switch that protects must not look on without being so: what is neither on nor off is refused. */
function checkSwitch(name: OptionName, text: string): string {
  const demandsFactor = name.category === secondFactorOptions.category && name.key === secondFactorOptions.enforced;
  if ((!demandsFactor && !switchesRevocation(name)) || /^(true|false)$/i.test(text)) return text;
  throw new GatehouseError('option-invalid', `${name.key} takes true or false.`, { key: name.key });
}

function checkLifespan(key: string, value: unknown, bounds: { minimum: number; maximum: number }): string {
  const seconds = parseLifespanSeconds(value, bounds);
  if (seconds !== undefined) return String(seconds);
  const { minimum, maximum } = bounds;
  const rule = `takes a whole number of seconds from ${minimum} to ${maximum}, written in digits alone`;
  throw new GatehouseError('lifespan-invalid', `${key} ${rule}.`, { key, minimum, maximum });
}
