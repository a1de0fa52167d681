import { defineConfig } from '@playwright/test';
import { findChromium } from './bin/lib/find-chromium.ts';

// Asked for once and handed on to the runner's own processes, which read this file again. Below the ports from which systems
// take one for each connection that leaves.
process.env.E2E_PORT ??= String(20_000 + Math.floor(Math.random() * 12_000));
const baseURL = `http://localhost:${process.env.E2E_PORT}`;

/** With TORTURE=1: the long ones, and those in full that try a part otherwise. */
const isSecondStage = process.env.TORTURE === '1';

/** Tests that keep everybody's writes waiting: beside them others would be told that Carteira is busy. */
const ALONE = /@alone/;

export default defineConfig({
  testDir: 'tests',
  testMatch: isSecondStage ? 'e2e/{permissions,accessibility,everyday-tasks}.spec.ts' : 'e2e/**/*.spec.ts',
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
    { name: 'js', use: { javaScriptEnabled: true }, grepInvert: ALONE },
    { name: 'no-js', use: { javaScriptEnabled: false }, grepInvert: ALONE },
    {
      name: 'js-alone',
      use: { javaScriptEnabled: true },
      grep: ALONE,
      workers: 1,
      dependencies: ['js', 'no-js'],
    },
    {
      name: 'no-js-alone',
      use: { javaScriptEnabled: false },
      grep: ALONE,
      workers: 1,
      dependencies: ['js-alone'],
    },
  ],
});
