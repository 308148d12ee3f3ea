import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { GatehouseError, type ErrorCode } from '#contract/error-codes.ts';

/** Errors that Fastify and its plugins raise before a handler runs, by their own codes. */
const knownCodes: Record<string, [code: ErrorCode, message: string]> = {
  FST_ERR_BAD_URL: ['bad-request', 'The path cannot be decoded.'],
  FST_ERR_MAX_PARAM_LENGTH: ['not-found', 'There is nothing at this path.'],
  FST_ERR_CTP_BODY_TOO_LARGE: ['body-too-large', 'The body is larger than this path takes.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['media-type-unsupported', 'This path does not take a body of this media type.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['bad-request', 'The body is not as long as Content-Length says.'],
};

/** Puts whatever was thrown while a request was served into our own words; what is not known stays as it is. */
export function toGatehouseError(error: unknown): unknown {
  if (error instanceof GatehouseError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const [first] = error.validation;
    const place = first === undefined ? '' : first.instancePath.replaceAll('/', '.').replace(/^\./, '');
    const what = place === '' ? (error.validationContext ?? 'request') : place;
    return new GatehouseError('validation-failed', `${what}: ${first?.message ?? 'is not acceptable'}`, {
      field: what,
    });
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = knownCodes[code];
  return known === undefined ? error : new GatehouseError(known[0], known[1]);
}
