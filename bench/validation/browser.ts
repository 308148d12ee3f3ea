import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { findChromium } from '../../scripts/find-programs.ts';
import { writeChain } from './browser-chain.ts';
import type { BenchChain } from './contender.ts';
import type { Effort, Measurement } from './measure.ts';

/**
 * The same measurement in a real Chromium. The page is bundled and served on a loopback port, because WebCrypto is
 * there in a secure context alone.
 */
export async function measureInBrowser(chain: BenchChain, effort: Effort): Promise<Measurement[]> {
  const script = await bundlePage();
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><script type="module" src="/page.js"></script>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const browser = await chromium.launch({ executablePath: findChromium() });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction(() => 'measureChain' in globalThis);
    return await page.evaluate((given) => measureChain(given), { chain: writeChain(chain), effort });
  } finally {
    await browser.close();
    server.close();
  }
}

async function bundlePage(): Promise<string> {
  const input = fileURLToPath(import.meta.resolve('./browser-page.ts'));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: { write: false, target: 'es2024', rolldownOptions: { input } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('The page for the browser was not bundled.');
  return chunk.code;
}
