import { accessSync, constants, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import * as z from 'zod/mini';
import { passwordLimits } from '#contract/sessions.ts';
import { readAllowedHost } from './platform/revocation/distribution-points/list-address.ts';

/** Settings of one server; paths are absolute. */
export interface Config {
  host: string;
  /** 0 takes a free port. */
  port: number;
  deviceHost: string;
  devicePort: number;
  /** Whether console and REST speak https. */
  tls: boolean;
  /** The operator's own server certificate, PEM files, for both listeners. */
  tlsFiles?: { certificateFile: string; keyFile: string };
  tokenAlgorithm: 'ES256' | 'RS256';
  dataFolder: string;
  tenantId: string;
  tenantDomain: string;
  /** Days that the record of token attempts is kept. */
  attemptsKeepDays: number;
  /** Attempts that are kept of each result, accepted and refused, in each tenant. */
  attemptsKeepCount: number;
  /** `host:port` of servers for revocation lists that may be at private addresses and on any port. */
  crlAllowedHosts: ReadonlySet<string>;
  /** Of the first admin, used on the first start alone. */
  adminPassword?: string;
  /** The remote tenant that stands in for the embedded platform. */
  upstream?: { origin: string; caFile?: string; devicePort: number };
}

/** Everything that is wrong with the environment, one line each. */
export class ConfigError extends Error {
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(mistakes.join('\n'));
    this.name = 'ConfigError';
    this.mistakes = mistakes;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const secretVariables = new Set(['GATEHOUSE_ADMIN_PASSWORD', 'DATABASE_URL']);

const hostName = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i;
const isHost = (text: string): boolean => isIP(text) !== 0 || hostName.test(text);
const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

const host = z.string().check(z.refine(isHost, 'a host name or an IP address'));
const portText = z
  .string()
  .check(
    z.refine(
      (text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535,
      'a port number from 0 (any free one) to 65535',
    ),
  );
const file = z.string().check(z.refine(isReadableFile, 'the path of a file that can be read'));

const variables = z.object({
  GATEHOUSE_HOST: z.optional(host),
  GATEHOUSE_PORT: z.optional(portText),
  GATEHOUSE_DEVICE_HOST: z.optional(host),
  GATEHOUSE_DEVICE_PORT: z.optional(portText),
  GATEHOUSE_TLS: z.optional(z.enum(['auto', 'on', 'off'], 'auto, on or off')),
  GATEHOUSE_TLS_CERT: z.optional(file),
  GATEHOUSE_TLS_KEY: z.optional(file),
  GATEHOUSE_TOKEN_ALG: z.optional(z.enum(['ES256', 'RS256'], 'ES256 or RS256')),
  GATEHOUSE_DATA: z.optional(z.string()),
  GATEHOUSE_TENANT_ID: z.optional(
    z.string().check(z.regex(/^[A-Za-z][\w-]{0,31}$/, 'a letter, then at most 31 letters, digits, _ or -')),
  ),
  GATEHOUSE_TENANT_DOMAIN: z.optional(host),
  GATEHOUSE_ADMIN_PASSWORD: z.optional(
    z
      .string()
      .check(
        z.refine(
          ({ length }) => length >= passwordLimits.minimum && length <= passwordLimits.maximum,
          `${passwordLimits.minimum} to ${passwordLimits.maximum} characters`,
        ),
      ),
  ),
  GATEHOUSE_ATTEMPTS_KEEP_DAYS: z.optional(
    z
      .string()
      .check(
        z.refine(
          (text) => /^[1-9]\d{0,3}$/.test(text) && Number(text) <= 3650,
          'a whole number of days from 1 to 3650',
        ),
      ),
  ),
  GATEHOUSE_ATTEMPTS_KEEP_COUNT: z.optional(
    z
      .string()
      .check(
        z.refine(
          (text) => /^[1-9]\d{2,7}$/.test(text) && Number(text) <= 10_000_000,
          'a whole number from 100 to 10000000',
        ),
      ),
  ),
  GATEHOUSE_CRL_ALLOWED_HOSTS: z.optional(
    z
      .string()
      .check(
        z.refine(
          (text) => readAllowedHosts(text) !== undefined,
          'hosts with their ports, separated by commas, such as crl.example.internal:80',
        ),
      ),
  ),
  GATEHOUSE_UPSTREAM: z.optional(
    z
      .string()
      .check(
        z.refine(
          isOrigin,
          'an address such as https://mytenant.example.com, without a path; http on loopback addresses only',
        ),
      ),
  ),
  GATEHOUSE_UPSTREAM_CA: z.optional(file),
  GATEHOUSE_UPSTREAM_DEVICE_PORT: z.optional(portText),
  DATABASE_URL: z.optional(z.never('nothing: PostgreSQL is not supported by this version; unset it to use SQLite')),
});
type Variables = z.infer<typeof variables>;

/**
 * Reads the environment variables of the README's table. An empty variable counts as absent. Creates nothing.
 * @throws ConfigError with one line for each mistake.
 */
export function readConfig(environment: Environment): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const { success, data, error } = variables.safeParse(given);
  const mistakes = success
    ? contradictions(data)
    : error.issues.map(({ path, message }) => describe(String(path[0]), given, `takes ${message}`));
  if (!success || mistakes.length > 0) throw new ConfigError(mistakes);
  return toConfig(data);
}

function describe(name: string, given: Environment, rule: string): string {
  const was = secretVariables.has(name) ? '(not shown)' : JSON.stringify(given[name]);
  return `${name} is ${was}, but ${rule}`;
}

function contradictions(given: Variables): string[] {
  const mistakes: string[] = [];
  const needs = (name: keyof Variables, other: keyof Variables): void => {
    if (given[name] !== undefined && given[other] === undefined) {
      mistakes.push(describe(name, given, `takes effect only together with ${other}, which is not set`));
    }
  };
  needs('GATEHOUSE_TLS_CERT', 'GATEHOUSE_TLS_KEY');
  needs('GATEHOUSE_TLS_KEY', 'GATEHOUSE_TLS_CERT');
  needs('GATEHOUSE_UPSTREAM_CA', 'GATEHOUSE_UPSTREAM');
  needs('GATEHOUSE_UPSTREAM_DEVICE_PORT', 'GATEHOUSE_UPSTREAM');
  const { host: ownHost, port, deviceHost, devicePort } = toConfig(given);
  if (port !== 0 && port === devicePort && ownHost === deviceHost) {
    mistakes.push(`GATEHOUSE_DEVICE_PORT is "${devicePort}", but takes another port than GATEHOUSE_PORT`);
  }
  return mistakes;
}

function toConfig(given: Variables): Config {
  const ownHost = given.GATEHOUSE_HOST ?? '127.0.0.1';
  const mode = given.GATEHOUSE_TLS ?? 'auto';
  const { GATEHOUSE_TLS_CERT: certificateFile, GATEHOUSE_TLS_KEY: keyFile, GATEHOUSE_UPSTREAM: upstream } = given;
  return {
    host: ownHost,
    port: Number(given.GATEHOUSE_PORT ?? 8080),
    deviceHost: given.GATEHOUSE_DEVICE_HOST ?? ownHost,
    devicePort: Number(given.GATEHOUSE_DEVICE_PORT ?? 8443),
    tls: mode === 'auto' ? !isLoopback(ownHost) : mode === 'on',
    ...(certificateFile !== undefined && keyFile !== undefined
      ? { tlsFiles: { certificateFile: resolve(certificateFile), keyFile: resolve(keyFile) } }
      : {}),
    tokenAlgorithm: given.GATEHOUSE_TOKEN_ALG ?? 'ES256',
    dataFolder: resolve(given.GATEHOUSE_DATA ?? 'data'),
    tenantId: given.GATEHOUSE_TENANT_ID ?? 't1001',
    tenantDomain: given.GATEHOUSE_TENANT_DOMAIN ?? 'localhost',
    attemptsKeepDays: Number(given.GATEHOUSE_ATTEMPTS_KEEP_DAYS ?? 30),
    attemptsKeepCount: Number(given.GATEHOUSE_ATTEMPTS_KEEP_COUNT ?? 100_000),
    crlAllowedHosts: readAllowedHosts(given.GATEHOUSE_CRL_ALLOWED_HOSTS ?? '') ?? new Set(),
    ...(given.GATEHOUSE_ADMIN_PASSWORD === undefined ? {} : { adminPassword: given.GATEHOUSE_ADMIN_PASSWORD }),
    ...(upstream === undefined ? {} : { upstream: toUpstream(upstream, given) }),
  };
}

function toUpstream(address: string, given: Variables): NonNullable<Config['upstream']> {
  const caFile = given.GATEHOUSE_UPSTREAM_CA;
  return {
    origin: new URL(address).origin,
    devicePort: Number(given.GATEHOUSE_UPSTREAM_DEVICE_PORT ?? 8443),
    ...(caFile === undefined ? {} : { caFile: resolve(caFile) }),
  };
}

/** A list with commas between its entries; undefined where one of them is none. */
function readAllowedHosts(text: string): ReadonlySet<string> | undefined {
  const entries = text.split(',').map((entry) => entry.trim());
  const hosts = entries.filter((entry) => entry !== '').map(readAllowedHost);
  const known = hosts.filter((entry) => entry !== undefined);
  return known.length === hosts.length ? new Set(known) : undefined;
}

function isReadableFile(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '') return false;
  return (
    url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname.replace(/^\[(.*)\]$/, '$1')))
  );
}
