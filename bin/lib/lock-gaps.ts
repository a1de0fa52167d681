export interface LockEntry {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  peer?: boolean;
  cpu?: string[];
  os?: string[];
  libc?: string[];
  engines?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

type Packages = Record<string, LockEntry>;

const SYSTEMS: Record<string, string> = { windows: 'win32' };
const KNOWN_SYSTEMS = ['darwin', 'linux', 'win32', 'windows', 'android', 'freebsd', 'openharmony'];
const KNOWN_CPUS = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64', 'wasm32'];

/**
 * Optional packages for other platforms that are missing in the lock file: npm leaves out what the registry at hand
 * does not serve, and `npm ci` then refuses the file. @returns the entries to add, by path
 */
export function lockGaps(packages: Packages): Packages {
  const gaps: Packages = {};
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (/^\d/.test(version) && !isFound(packages, path, name)) {
        gaps[`node_modules/${name}`] = entryFor(name, version, entry);
      }
    }
  }
  return gaps;
}

/** Searches like Node: the package's own folder, then those above it. */
function isFound(packages: Packages, path: string, name: string): boolean {
  for (let folder = path; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    if (`${folder ? `${folder}/` : ''}node_modules/${name}` in packages) return true;
    if (folder === '') return false;
  }
}

function entryFor(name: string, version: string, { dev, peer, engines }: LockEntry): LockEntry {
  const words = name.split(/[-_/]/);
  const cpu = KNOWN_CPUS.find((known) => words.includes(known));
  const system = KNOWN_SYSTEMS.find((known) => words.includes(known));
  const libc = words.includes('musl')
    ? 'musl'
    : words.some((word) => word.startsWith('gnu'))
      ? 'glibc'
      : undefined;
  return {
    version,
    ...(cpu && { cpu: [cpu] }),
    ...(dev && { dev }),
    ...(libc && { libc: [libc] }),
    optional: true,
    ...(system && { os: [SYSTEMS[system] ?? system] }),
    ...(peer && { peer }),
    ...(engines && { engines }),
  };
}
