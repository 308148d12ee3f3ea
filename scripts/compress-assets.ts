import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Bytes under which compressing saves nothing worth a file. */
const smallest = 1024;

/** Puts a `.br` and a `.gz` beside every file of the build that is text, so that the server only has to send them. */
export function compressAssets(folder: string): void {
  for (const file of globSync(`${folder}/**/*.{js,css,svg}`)) {
    const content = readFileSync(file);
    if (content.length < smallest) continue;
    const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params: quality }));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }));
  }
}
