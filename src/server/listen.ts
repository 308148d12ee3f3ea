/** A port of the configuration that somebody else listens on. */
export class PortTakenError extends Error {
  constructor(variable: string, host: string, port: number, options: ErrorOptions) {
    super(`Port ${port} on ${host} is taken. ${variable} takes another one.`, options);
    this.name = 'PortTakenError';
  }
}

/** Where a listener is to be. */
export interface ListenPlan {
  host: string;
  port: number;
  /** The variable that changes the port, such as `GATEHOUSE_PORT`. */
  variable: string;
}

/** @throws PortTakenError where another process has the port. */
export async function listen(plan: ListenPlan, open: (host: string, port: number) => Promise<unknown>): Promise<void> {
  try {
    await open(plan.host, plan.port);
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw taken ? new PortTakenError(plan.variable, plan.host, plan.port, { cause: error }) : error;
  }
}

/** Address that a browser on this machine can use for a listener. */
export function listenerUrl(tls: boolean, host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `${tls ? 'https' : 'http'}://${name}:${port}`;
}
