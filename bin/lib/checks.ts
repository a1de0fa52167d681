import { execFile } from 'node:child_process';
import { buildIfStale } from './build-if-stale.ts';
import { findChromium, installChromium } from './find-chromium.ts';
import { ROOT } from './root.ts';
import { asOne, countTests, runQuietly, runTool, type Tally } from './run-step.ts';
import { belowFloor, type Installed } from './security-floor.ts';
import { onShutdown } from './shutdown.ts';
import { StartRefused } from './start-refused.ts';
import { startTestServer } from './test-server.ts';

export type { Tally };

interface VitestResults {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

const say = (line: string) => process.stdout.write(`${line}\n`);

export async function checkFormat(): Promise<Tally> {
  return asOne(await runQuietly('@biomejs/biome/bin/biome', ['check', '.']));
}

export async function checkTypes(): Promise<Tally> {
  return asOne(await runQuietly('typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.check.json']));
}

/** `npm audit` needs a registry that answers; this works offline. */
export async function checkFloors(): Promise<Tally> {
  const installed = await new Promise<string>((resolve) => {
    execFile('npm', ['ls', '--all', '--json'], { cwd: ROOT, maxBuffer: 64 << 20 }, (_, stdout) =>
      resolve(stdout),
    );
  });
  const faults = belowFloor(JSON.parse(installed) as Installed);
  for (const fault of faults) say(fault);
  return asOne(faults.length);
}

/** Before the tests: some read the build's manifests. */
export async function checkBuild(): Promise<Tally> {
  try {
    await buildIfStale(process.env.NEXT_DIST_DIR as string, say);
    return asOne(0);
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error;
    say(error.message);
    return asOne(1);
  }
}

/** `args` choose among the stage's tests. */
export async function checkTests(...args: string[]): Promise<Tally> {
  await oneServer();
  return countTests((file) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    return runTool('vitest/vitest.mjs', ['run', ...args, ...reporters]);
  }, vitestTally);
}

interface Browsing {
  /** Only what has it: `@journey` is one way through each capability. */
  tag?: string;
  /** Only the long ones, and those in full that try a part otherwise. */
  inFull?: boolean;
}

export async function checkBrowser({ tag, inFull = false }: Browsing = {}): Promise<Tally> {
  if (!findChromium() && !installChromium()) {
    say('There is no Chromium and none could be installed: put one on PATH.');
    return asOne(1);
  }
  await oneServer();
  const some = tag ? ['--project=js', '--project=no-js', '--no-deps', `--grep=${tag}`] : [];
  return countTests(
    (file) =>
      runTool('@playwright/test/cli.js', ['test', '--reporter=list,json', ...some], {
        PLAYWRIGHT_JSON_OUTPUT_FILE: file,
        TORTURE: inFull ? '1' : '',
      }),
    playwrightTally,
  );
}

/** One Postgres for all test steps, unless one is given. */
async function oneServer(): Promise<void> {
  const { adminUrl, applicationUrl, stop } = await startTestServer();
  process.env.TEST_DATABASE_URL = adminUrl;
  process.env.TEST_APPLICATION_URL = applicationUrl;
  onShutdown(stop);
}

/** A file that fails outside its tests counts as a failed test. */
function vitestTally(json: unknown): Tally {
  const { numPassedTests, numFailedTests, testResults } = json as VitestResults;
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}

/** A flaky test counts as failed. */
function playwrightTally(json: unknown): Tally {
  const { stats } = json as { stats: { expected: number; unexpected: number; flaky: number } };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}
