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
const TESTS: Step = ['Tests on a real Postgres', checkTests];
const EVERYTHING: Step[] = [
  ['Format and lint', checkFormat],
  ['Types', checkTypes],
  ['Packages with known faults', checkFloors],
  ['Build', checkBuild],
  TESTS,
  ['In the browser', checkBrowser],
];

const torture = process.argv.includes('--torture');
// A build apart from the one a running instance serves, and the long tests or the others.
process.env.NEXT_DIST_DIR = '.next-test';
if (torture) process.env.TORTURE = '1';

stopOnSignals(say);
const code = await check();
await shutDown();
process.exit(code);

/** Everything that must hold, or the long tests alone, counted; the last line says how much of it does. */
async function check(): Promise<number> {
  const began = Date.now();
  const total: Tally = { passed: 0, failed: 0 };
  for (const [name, run] of torture ? [TESTS] : EVERYTHING) {
    say(`\n— ${name}`);
    const { passed, failed } = await attempt(run);
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) say(`${name}: ${failed} failed`);
  }
  say(`\nTook ${Math.round((Date.now() - began) / 1000)} s`);
  say(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

/** A check that breaks has failed; the others are still worth knowing. */
async function attempt(run: Step[1]): Promise<Tally> {
  try {
    return await run();
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return { passed: 0, failed: 1 };
  }
}
