import type { FastifyRequest } from 'fastify';
import { GatehouseError } from '#contract/error-codes.ts';

/** What a form of one file holds. */
export interface FormFile {
  file: Buffer | undefined;
  /** Texts by name; of several with one name the last. */
  fields: ReadonlyMap<string, string>;
}

/**
 * Reads a `multipart/form-data` body, whose bounds are those of its route's multipart plugin.
 * @param limitBytes of the file, for the message.
 * @throws GatehouseError `media-type-unsupported`, `body-too-large`, `bad-request`
 */
export async function readFormFile(request: FastifyRequest, limitBytes: number): Promise<FormFile> {
  if (!request.isMultipart()) {
    throw new GatehouseError('media-type-unsupported', 'This path takes a file as multipart/form-data.');
  }
  let file: Buffer | undefined;
  const fields = new Map<string, string>();
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') file = await part.toBuffer();
      else fields.set(part.fieldname, String(part.value));
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'FST_REQ_FILE_TOO_LARGE') {
      const message = `The file is larger than ${limitBytes / 1024} KB.`;
      throw new GatehouseError('body-too-large', message, {}, { cause: error });
    }
    throw new GatehouseError('bad-request', 'The form cannot be read.', {}, { cause: error });
  }
  return { file, fields };
}

/** The file as text. @throws GatehouseError `validation-failed` where there is none, or it is no UTF-8. */
export function formFileText({ file }: FormFile): string {
  if (file === undefined) throw new GatehouseError('validation-failed', 'The form has no file.', { field: 'file' });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    throw new GatehouseError('validation-failed', 'The file is not UTF-8 text.', { field: 'file' });
  }
}
