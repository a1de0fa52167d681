import { spawn } from 'node:child_process';
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../../bin/lib/root.ts';

/** Inside the project, so that packages resolve; ignored by git and the product's build. */
export const BENCH_APP = join(ROOT, '.next-bench');

const SOURCES = [
  ...['app', 'components', 'db', 'jobs', 'lib', 'public'],
  ...[
    'instrumentation.ts',
    'next.config.ts',
    'package.json',
    'postcss.config.mjs',
    'proxy.ts',
    'tsconfig.json',
  ],
];

/** What a page and a call cost that do next to nothing. */
const REFERENCES = {
  'bench/list-http/bare-page.tsx': 'app/(signed-in)/bare/page.tsx',
  'bench/desk/bare-route.ts': 'app/api/v1/bare/[id]/route.ts',
};

/**
 * Builds a copy of the application with one more page, `/bare`, and one more endpoint, `/api/v1/bare/{id}`. BENCH_BUILT=yes
 * reuses the last one.
 */
export async function buildWithBarePage(): Promise<void> {
  if (process.env.BENCH_BUILT === 'yes') return;
  await rm(BENCH_APP, { recursive: true, force: true });
  await mkdir(BENCH_APP);
  for (const name of SOURCES) await cp(join(ROOT, name), join(BENCH_APP, name), { recursive: true });
  for (const [from, to] of Object.entries(REFERENCES)) await cp(join(ROOT, from), join(BENCH_APP, to));
  await build();
}

function build(): Promise<void> {
  const child = spawn(process.execPath, [join(ROOT, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: BENCH_APP,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_DIST_DIR: '.next', NEXT_TELEMETRY_DISABLED: '1' },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`next build failed:\n${output}`)),
    );
  });
}
