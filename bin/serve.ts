import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MalformedEnvironment, readEnvironment } from '#lib/core/env.ts';
import { type CommandLine, parseCommandLine, USAGE } from './lib/command-line.ts';
import { ROOT } from './lib/root.ts';
import { isStopping, onShutdown, shutDown, stopOnSignals } from './lib/shutdown.ts';
import { StartRefused } from './lib/start-refused.ts';

/** stdout is for the output of commands. */
const say = (line: string) => process.stderr.write(`${line}\n`);

try {
  const line = parseCommandLine(process.argv.slice(2));
  const code = await run(line);
  if (code !== null) await end(code);
} catch (error) {
  // Work that breaks because of the stop is no failure.
  if (!isStopping()) {
    say(reasonOf(error));
    await end(1);
  }
}

/** @returns the exit code, or null for what runs until it is stopped */
async function run({ mode, dev, demo, rest }: CommandLine): Promise<number | null> {
  if (mode === 'help') {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const file = join(ROOT, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  const env = readEnvironment();
  stopOnSignals(say);
  if (mode === 'serve') {
    const { serveApp } = await import('./lib/serve-app.ts');
    await serveApp(env, { dev, demo }, (text) => process.stdout.write(`${text}\n`));
    return null;
  }
  if (mode === 'cli' && (rest.length === 0 || rest[0] === 'help'))
    return (await import('./cli.ts')).runCli(rest);
  const { joinDatabase } = await import('./lib/join-database.ts');
  await joinDatabase(env, say);
  if (mode === 'worker') {
    const { keepWorker } = await import('./lib/keep-worker.ts');
    const worker = keepWorker({ ...process.env }, say);
    onShutdown(() => worker.stop());
    return null;
  }
  if (mode === 'bench') return (await import('./lib/run-bench.ts')).runBench(rest);
  return (await import('./cli.ts')).runCli(rest);
}

async function end(code: number): Promise<never> {
  await shutDown();
  process.exit(code);
}

function reasonOf(error: unknown): string {
  if (error instanceof StartRefused) return error.message;
  if (error instanceof MalformedEnvironment) return error.reasons.join('\n');
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
