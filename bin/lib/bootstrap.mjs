// Plain JavaScript without dependencies: it runs on Node 20 in a clone where nothing is installed yet.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OWN_NODE = join(ROOT, 'node_modules', 'node', 'bin', 'node');
const LEAST_OWN_MAJOR = 24;

/**
 * Installs what package-lock.json asks for, then runs `script` (in bin/) with the arguments, on the Node of the package
 * `node`.
 */
export async function runOnOwnNode(script) {
  process.chdir(ROOT);
  if (major() < 20) fail(`Carteira needs Node 20 or newer to start; this is ${process.version}.`);
  if (!isInstalled()) install();
  stopWithNpm();
  const path = join(ROOT, 'bin', script);
  if (major() >= LEAST_OWN_MAJOR) await import(path);
  else runChild(path);
}

function major() {
  return Number.parseInt(process.versions.node, 10);
}

/** npm writes node_modules/.package-lock.json when everything is done, install scripts included. */
function isInstalled() {
  const wanted = readJson('package-lock.json')?.packages ?? {};
  const present = readJson('node_modules/.package-lock.json')?.packages;
  if (!present || !existsSync(OWN_NODE)) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || (path in present ? present[path].version === version : optional),
  );
}

function readJson(name) {
  try {
    return JSON.parse(readFileSync(join(ROOT, name), 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Includes development tools, which the build needs. Not `npm ci`: it refuses lock files without packages for other
 * platforms, which npm itself writes; `--no-save` is as strict and keeps the file. npm prints to stderr: stdout belongs
 * to the command.
 */
function install() {
  process.stderr.write('Installing packages …\n');
  const args = [
    'install',
    '--no-save',
    '--include=dev',
    '--ignore-scripts=false',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const { command, prefix } = npm();
  const { status, error } = spawnSync(command, [...prefix, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    env: environment(),
  });
  if (error) fail(`npm could not be run (${error.code}): install npm, or run "npm install" yourself.`);
  if (status !== 0 || !isInstalled()) fail('The packages could not be installed: see what npm says above.');
}

/** The npm that started us, else the one on PATH. */
function npm() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  const fits =
    script?.endsWith('.js') && /npm/.test(script) && node && !node.startsWith(join(ROOT, 'node_modules'));
  return fits ? { command: node, prefix: [script] } : { command: 'npm', prefix: [] };
}

/** Without our own node_modules/.bin, which npm removes and restores. */
function environment() {
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(join(ROOT, 'node_modules')));
  return { ...process.env, PATH: path.join(delimiter), NODE_ENV: 'development' };
}

/** npm may die without a signal, and its shell forwards none. */
function stopWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const before = parentProcesses();
  const watch = setInterval(() => {
    if (parentProcesses() === before) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 300);
  watch.unref();
}

/**
 * Our parent and, when that is npm's shell, npm above it: an orphan gets another parent. Never the process that ran
 * npm.
 */
function parentProcesses() {
  const parent = process.ppid;
  try {
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8');
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    const above = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
    return /^(npm|node)/.test(name) ? String(parent) : `${parent} ${above}`;
  } catch {
    return String(parent);
  }
}

/** The child stops when the IPC channel closes. */
function runChild(path) {
  const child = spawn(OWN_NODE, [path, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`${OWN_NODE} could not be run: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
