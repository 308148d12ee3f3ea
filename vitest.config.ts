import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import preset from 'postcss-preset-mantine';
import { defineConfig } from 'vitest/config';

const chromium = process.env['GATEHOUSE_CHROMIUM'] ?? '/usr/bin/chromium';

export default defineConfig({
  test: {
    testTimeout: 90_000,
    hookTimeout: 60_000,
    // A condition is waited for as long as a slow machine may take: a test fails by what it sees, not by when.
    expect: { poll: { timeout: 45_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.ts'],
          exclude: ['src/**/*.browser.test.*', 'src/server/**'],
        },
      },
      {
        extends: true,
        test: { name: 'server', environment: 'node', include: ['src/server/**/*.test.ts'] },
      },
      {
        extends: true,
        plugins: [react()],
        css: { postcss: { plugins: [preset()] } },
        // All found before the first test: a library found in the middle of a run would reload the page under it.
        optimizeDeps: { entries: ['src/console/**/*.{ts,tsx}', 'src/pki/**/*.ts', 'src/testing/open-console.tsx'] },
        test: {
          name: 'browser',
          testTimeout: 60_000,
          include: ['src/**/*.browser.test.{ts,tsx}'],
          setupFiles: ['src/testing/browser-setup.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1280, height: 800 },
            provider: playwright({
              launchOptions: { executablePath: chromium, args: ['--no-sandbox', '--disable-gpu'] },
              contextOptions: { locale: 'en-GB', timezoneId: 'Europe/Berlin', reducedMotion: 'reduce' },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
