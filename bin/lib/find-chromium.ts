import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** Draws pages and no browser around them, in less than half the time. */
const SHELL = 'chromium-headless-shell';
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** Chromium on PATH, else Playwright's own; null when there is neither. */
export function findChromium(): string | null {
  return findOnPath([SHELL, ...BROWSERS]) ?? playwrightsOwn();
}

/** A browser with all it keeps of its user, its history among it; null when there is none. */
export function findWholeChromium(): string | null {
  return findOnPath(BROWSERS) ?? playwrightsOwn();
}

function findOnPath(names: readonly string[]): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram) ?? null;
}

function playwrightsOwn(): string | null {
  const own = chromium.executablePath();
  return own && existsSync(own) ? own : null;
}

/** Debian's package of the shell for root, else Playwright's. */
export function installChromium(): string | null {
  if (process.getuid?.() === 0 && run('apt-get', ['update']) && run('apt-get', ['install', '-y', SHELL])) {
    return findChromium();
  }
  run(process.execPath, [
    join(import.meta.dirname, '../../node_modules/@playwright/test/cli.js'),
    'install',
    'chromium',
  ]);
  return findChromium();
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function run(command: string, args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: ['ignore', 2, 2], env }).status === 0;
}
