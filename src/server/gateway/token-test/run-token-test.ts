import type { Socket } from 'node:net';
import type { TokenTestEvent, TokenTestRequest, TokenTestStep } from '#contract/token-tests.ts';
import type { AskPlatform } from '../ask-platform.ts';
import { checkToken } from './check-token.ts';
import { readDeviceCredentials } from './device-credentials.ts';
import { createExchange, type Exchange } from './exchange.ts';
import { StepFailure, type Evidence } from './failure.ts';
import { tokenOf } from './judge-reply.ts';
import { handshakeFacts, openTcp, openTls, type TokenTestTarget } from './open-connection.ts';

/** What every run needs. */
export interface TokenTestSetting {
  target: TokenTestTarget;
  ask: AskPlatform;
  now(): Date;
  /** Milliseconds that only go forward. */
  monotonic(): number;
  limits: { connectMs: number; replyMs: number };
}

/** Bounds of a run where nothing else is said. */
export const tokenTestTimes = { connectMs: 10_000, replyMs: 15_000 } as const;

/**
 * Plays the device once: connect, TLS handshake, request, reply, token. Each event is given as soon as it happened; a
 * failure ends the run. Aborting the signal closes the connection and ends the run without a further event.
 */
export async function* runTokenTest(
  request: TokenTestRequest,
  setting: TokenTestSetting,
  signal: AbortSignal,
): AsyncGenerator<TokenTestEvent> {
  const { target, ask, limits } = setting;
  const begun = setting.monotonic();
  const atMs = (): number => hundredths(setting.monotonic() - begun);
  let current: { step: TokenTestStep; atMs: number } = { step: 'connect', atMs: 0 };
  const start = (step: TokenTestStep): TokenTestEvent => {
    current = { step, atMs: atMs() };
    return { type: 'step-started', ...current };
  };
  const done = (facts: Evidence): TokenTestEvent => {
    const now = atMs();
    return { type: 'step-done', step: current.step, atMs: now, durationMs: hundredths(now - current.atMs), facts };
  };
  let socket: Socket | undefined;
  let exchange: Exchange | undefined;
  try {
    const device = readDeviceCredentials(request);
    const headerBytes = device.chainHeader?.length ?? 0;
    yield { type: 'started', target: target.endpoint.href, headerSent: headerBytes > 0, headerBytes };
    yield start('connect');
    socket = await openTcp(target, signal, limits.connectMs);
    yield done({ address: socket.remoteAddress ?? '', port: socket.remotePort ?? 0 });
    yield start('tls');
    const secure = await openTls(socket, target, device, signal, limits.connectMs);
    exchange = createExchange(secure, target, device, signal, limits.replyMs);
    yield done(handshakeFacts(secure));
    yield start('request');
    yield done(await exchange.send());
    yield start('reply');
    const reply = await exchange.read();
    yield { type: 'reply', ...reply };
    const accessToken = tokenOf(reply);
    yield done({ status: reply.status, ...(reply.requestId === undefined ? {} : { requestId: reply.requestId }) });
    yield start('token');
    const token = await checkToken(accessToken, ask, setting.now());
    yield { type: 'token', accessToken, ...token };
    yield done({ signature: token.signature });
    yield { type: 'finished', result: 'token', atMs: atMs() };
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof StepFailure)) throw error;
    const { reason, evidence } = error;
    const now = atMs();
    yield {
      type: 'failed',
      step: current.step,
      atMs: now,
      durationMs: hundredths(now - current.atMs),
      reason,
      evidence,
    };
    yield { type: 'finished', result: 'failed', atMs: now };
  } finally {
    await exchange?.close();
    socket?.destroy();
  }
}

const hundredths = (milliseconds: number): number => Math.round(milliseconds * 100) / 100;
