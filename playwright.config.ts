import { defineConfig } from '@playwright/test';
import { findChromium } from './bin/lib/find-chromium.ts';

// Asked for once and handed on to the runner's own processes, which read this file again.
process.env.E2E_PORT ??= String(20_000 + Math.floor(Math.random() * 30_000));
const baseURL = `http://localhost:${process.env.E2E_PORT}`;

/**
 * `npm test` runs every flow with scripts, and without them the work of a day. `npm run torture` runs every flow without scripts,
 * the long ones, all pages under axe, and once more what tries a part only in `npm test`.
 */
const isSecondStage = process.env.TORTURE === '1';
const EVERY = 'e2e/**/*.spec.ts';
const LONG = ['torture/**/*.spec.ts', 'e2e/{permissions,accessibility,everyday-tasks}.spec.ts'];
const WITHOUT_SCRIPTS =
  'e2e/{sign-in,set-up,contacts,contact-form,imports,desk,merging,blocking,anonymization,surveys,appointments}.spec.ts';
const scripted = isSecondStage
  ? { testMatch: LONG }
  : { testMatch: EVERY, testIgnore: 'e2e/accessibility.spec.ts' };
const plain = { testMatch: isSecondStage ? [...LONG, EVERY] : WITHOUT_SCRIPTS };

/** Tests that keep everybody's writes waiting: beside them others would be told that Carteira is busy. */
const ALONE = /@alone/;

export default defineConfig({
  testDir: 'tests',
  globalSetup: './tests/e2e/support/server.ts',
  fullyParallel: false,
  // One organization for all: what changes it as a whole has a deployment of its own.
  workers: 2,
  // Long enough for a machine that does much else at the same time.
  timeout: isSecondStage ? 600_000 : 300_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL,
    locale: 'pt-BR',
    timezoneId: 'America/Sao_Paulo',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findChromium() ?? undefined,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'js', ...scripted, use: { javaScriptEnabled: true }, grepInvert: ALONE },
    { name: 'no-js', ...plain, use: { javaScriptEnabled: false }, grepInvert: ALONE },
    {
      name: 'js-alone',
      ...scripted,
      use: { javaScriptEnabled: true },
      grep: ALONE,
      workers: 1,
      dependencies: ['js', 'no-js'],
    },
    {
      name: 'no-js-alone',
      ...plain,
      use: { javaScriptEnabled: false },
      grep: ALONE,
      workers: 1,
      dependencies: ['js-alone'],
    },
  ],
});
