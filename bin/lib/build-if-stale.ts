import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { releaseLock, takeLock } from './file-lock.ts';
import { ROOT } from './root.ts';
import { onShutdown } from './shutdown.ts';
import { StartRefused } from './start-refused.ts';

const FOLDERS = ['app', 'components', 'db', 'jobs', 'lib', 'public'];
const FILES = /^(package-lock\.json|package\.json|proxy\.ts|instrumentation\.ts|[\w.-]+\.config\.\w+)$/;
const STAMP = 'carteira-build';
/** Next changes these when it builds into another folder than .next. */
const REWRITTEN = ['tsconfig.json', 'next-env.d.ts'];

/** Builds into `distDir` unless exactly these sources were built there. Concurrent builders take turns. */
export async function buildIfStale(distDir: string, say: (line: string) => void): Promise<void> {
  const lock = join(ROOT, 'node_modules', `.carteira-build${distDir.replaceAll('/', '_')}`);
  while (takeLock(lock)) await pause(500);
  onShutdown(() => releaseLock(lock));
  try {
    const digest = sourceDigest();
    const stamp = join(ROOT, distDir, STAMP);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
    say('Building the pages, which takes about a minute …');
    rmSync(stamp, { force: true });
    await keepingFiles(REWRITTEN, () => build(distDir));
    writeFileSync(stamp, digest);
  } finally {
    releaseLock(lock);
  }
}

/** Independent of git, file times and the checkout's path. */
function sourceDigest(): string {
  const hash = createHash('sha256');
  const inFolders = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const atRoot = readdirSync(ROOT).filter((name) => FILES.test(name));
  for (const path of [...inFolders, ...atRoot.map((name) => join(ROOT, name))].sort()) {
    hash
      .update(`${path.slice(ROOT.length)}\0`)
      .update(readFileSync(path))
      .update('\0');
  }
  return hash.digest('hex');
}

async function build(distDir: string): Promise<void> {
  const child = spawn(process.execPath, [join(ROOT, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_DIST_DIR: distDir, NEXT_TELEMETRY_DISABLED: '1' },
  });
  onShutdown(() => {
    child.kill('SIGKILL');
  });
  const { code, output } = await outcome(child);
  if (code !== 0) throw new StartRefused(`${output.trim()}\nThe pages could not be built: see above.`);
}

function outcome(child: ChildProcess): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

async function keepingFiles(names: string[], run: () => Promise<void>): Promise<void> {
  const before = names.map((name) => ({ path: join(ROOT, name), text: readIfThere(join(ROOT, name)) }));
  try {
    await run();
  } finally {
    for (const { path, text } of before) {
      if (text !== null && text !== readIfThere(path)) writeFileSync(path, text);
    }
  }
}

function readIfThere(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
