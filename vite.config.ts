import react from '@vitejs/plugin-react';
import preset from 'postcss-preset-mantine';
import { defineConfig } from 'vite';
import { outlineTexts } from './scripts/outline-texts.ts';

const platform = process.env['GATEHOUSE_DEV_TARGET'] ?? 'http://127.0.0.1:8080';
const platformPaths = [
  '/tenant',
  '/user',
  '/service',
  '/devicecontrol',
  '/identity',
  '/inventory',
  '/audit',
  '/health',
];

export default defineConfig({
  plugins: [react(), outlineTexts()],
  // The server puts a fresh value in place of this for every page it hands out.
  html: { cspNonce: '__CSP_NONCE__' },
  css: { postcss: { plugins: [preset()] } },
  worker: { format: 'es' },
  build: {
    outDir: 'dist/console',
    manifest: true,
    modulePreload: { polyfill: false },
    target: 'es2023',
    chunkSizeWarningLimit: 900,
  },
  server: {
    proxy: Object.fromEntries([...platformPaths, '/.well-known'].map((path) => [path, { target: platform }])),
  },
});
