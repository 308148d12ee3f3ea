import { pino, type DestinationStream, type Logger } from 'pino';

/** Structured log of the process. */
export type Log = Logger;

/** Members that never reach the log, should a caller ever hand over an object that has them. */
const secrets = ['authorization', 'cookie', 'set-cookie', 'password', 'access_token', 'accessToken', 'privateKeyPem'];

/**
 * JSON lines with an ISO time.
 * @param destination standard output unless given.
 */
export function createLog(destination?: DestinationStream): Log {
  return pino(
    {
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
      redact: {
        paths: secrets.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.headers["${name}"]`]),
        remove: true,
      },
    },
    destination,
  );
}
