import { deviceAccessTokenReply } from '#contract/device-access-token.ts';
import { errorEnvelope } from '#contract/error-codes.ts';
import type { TokenTestFailure } from '#contract/token-tests.ts';
import type { EndpointReply } from './exchange.ts';
import { StepFailure } from './failure.ts';

/** What a refusal means by its status alone (contract 1.6); a platform of ours also says its code. */
const reasonsByStatus: Record<number, TokenTestFailure> = {
  400: 'bad-request',
  401: 'chain-refused',
  403: 'device-forbidden',
  404: 'feature-disabled',
  422: 'identity-unusable',
  429: 'too-many-attempts',
  431: 'header-too-large',
};
const reasonsByCode: Record<string, TokenTestFailure> = {
  'chain-header-too-large': 'header-too-large',
  'chain-header-too-many': 'header-too-large',
  'client-certificate-missing': 'tls-client-certificate-unusable',
};

/** Takes the access token out of a reply. @throws StepFailure */
export function tokenOf({ status, body }: EndpointReply): string {
  const content = parseJson(body);
  if (status !== 200) {
    const { data: envelope } = errorEnvelope.safeParse(content);
    const code = envelope?.details?.code ?? '';
    const reason = reasonsByCode[code] ?? reasonsByStatus[status] ?? 'platform-error';
    throw new StepFailure(reason, { status, ...(envelope && { error: envelope.error, message: envelope.message }) });
  }
  if (content === undefined) throw new StepFailure('reply-not-json', { status });
  const { data } = deviceAccessTokenReply.safeParse(content);
  if (data === undefined || data.accessToken === '') throw new StepFailure('reply-without-token', { status });
  return data.accessToken;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
