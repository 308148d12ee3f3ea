import { errorCodes, errorEnvelope, type ErrorCode } from '#contract/error-codes.ts';
import { secondsToWait } from '#contract/retry-after.ts';
import { ApiError } from './api-error.ts';

const codeOfStatus: Record<number, ErrorCode> = {
  400: 'bad-request',
  401: 'session-missing',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  409: 'conflict',
  412: 'precondition-failed',
  413: 'body-too-large',
  415: 'media-type-unsupported',
  422: 'validation-failed',
  429: 'too-many-attempts',
  500: 'internal',
  502: 'upstream-unreachable',
  503: 'unavailable',
  504: 'upstream-unreachable',
};

/** Whether a text is one of our own codes; a remote tenant's are not. */
export function isErrorCode(text: string | undefined): text is ErrorCode {
  return errorCodes.some((code) => code === text);
}

async function readEnvelope(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

/**
 * Turns a refused reply into an error. A remote tenant sends no code of ours, so that the status stands in for it.
 * @param ownSession false where the call carried other credentials than the admin's cookies.
 */
export async function readError(response: Response, ownSession: boolean): Promise<ApiError> {
  const envelope = errorEnvelope.safeParse(await readEnvelope(response));
  const details = envelope.data?.details;
  const requestId = details?.requestId ?? response.headers.get('X-Request-Id');
  const retryAfterSeconds = secondsToWait(response.headers.get('Retry-After'));
  const code = isErrorCode(details?.code) ? details.code : (codeOfStatus[response.status] ?? 'internal');
  return new ApiError(
    code,
    envelope.data?.message ?? response.statusText,
    {
      status: response.status,
      sessionOver: ownSession && response.status === 401,
      ...(requestId === null ? {} : { requestId }),
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    },
    details?.evidence,
  );
}
