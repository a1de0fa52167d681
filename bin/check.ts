import {
  checkBrowser,
  checkBuild,
  checkFloors,
  checkFormat,
  checkTests,
  checkTypes,
  type Tally,
} from './lib/checks.ts';
import { shutDown, stopOnSignals } from './lib/shutdown.ts';

type Step = [name: string, run: () => Promise<Tally>];

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Steps of one inner list run at the same time. */
const FIRST_STAGE: Step[][] = [
  [
    ['Format and lint', checkFormat],
    ['Types', checkTypes],
    ['Packages with known faults', checkFloors],
    ['Build', checkBuild],
  ],
  [['Tests on a real Postgres', () => checkTests()]],
  [['In the browser', () => checkBrowser({ tag: '@journey' })]],
];
const PARTS: Record<string, Step> = {
  random: ['Random cases', () => checkTests('--exclude=tests/torture/**', '--maxWorkers=2')],
  kills: ['Killed in the middle', () => checkTests('tests/torture/kills')],
  long: ['Long tests', () => checkTests('tests/torture', '--exclude=tests/torture/kills/**')],
  browser: ['In the browser', () => checkBrowser()],
  full: ['In the browser, in full', () => checkBrowser({ inFull: true })],
};

const isSecondStage = process.argv.includes('--torture');
// Not the folder of a running instance.
process.env.NEXT_DIST_DIR = '.next-test';
if (isSecondStage) process.env.TORTURE = '1';
// The long soak is for releases.
if (process.argv.includes('--long')) process.env.SOAK_MINUTES ??= '30';

stopOnSignals(say);
const code = await check(isSecondStage ? secondStage() : FIRST_STAGE);
await shutDown();
process.exit(code);

/** All parts, or those of `--only=random,browser`. A part there is not finds nothing to do, and fails. */
function secondStage(): Step[][] {
  const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length);
  const parts = only?.split(',') ?? Object.keys(PARTS);
  const none = async () => ({ passed: 0, failed: 0 });
  return [
    [['Build', checkBuild]],
    ...parts.map((part): Step[] => [PARTS[part] ?? [`No part ${part}`, none]]),
  ];
}

async function check(stage: Step[][]): Promise<number> {
  const began = Date.now();
  const total: Tally = { passed: 0, failed: 0 };
  for (const steps of stage) {
    say(`\n— ${steps.map(([name]) => name).join(', ')}`);
    for (const { passed, failed } of await Promise.all(steps.map(attempt))) {
      total.passed += passed;
      total.failed += failed;
    }
  }
  say(`\nTook ${seconds(began)}`);
  say(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

/** A step that throws or finds no tests has failed; the other steps still run. */
async function attempt([name, run]: Step): Promise<Tally> {
  const began = Date.now();
  const { passed, failed } = await run().catch((error) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return { passed: 0, failed: 1 };
  });
  const tally = passed + failed === 0 ? { passed: 0, failed: 1 } : { passed, failed };
  say(`${name} took ${seconds(began)}${tally.failed > 0 ? `: ${tally.failed} failed` : ''}`);
  return tally;
}

function seconds(began: number): string {
  return `${Math.round((Date.now() - began) / 1000)} s`;
}
