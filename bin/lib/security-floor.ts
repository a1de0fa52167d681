import { readFileSync } from 'node:fs';

interface Floor {
  package: string;
  least: string;
  advisories: string[];
  why: string;
}

export interface Installed {
  version?: string;
  dependencies?: Record<string, Installed>;
}

export const FLOORS = JSON.parse(
  readFileSync(new URL('../security-floor.json', import.meta.url), 'utf8'),
) as Floor[];

/** A sentence for every installed copy below its floor, at any depth, and for each missing package. */
export function belowFloor(tree: Installed, floors: Floor[] = FLOORS): string[] {
  const copies = [...everyCopy(tree)];
  return floors.flatMap((floor) => {
    const versions = [
      ...new Set(copies.filter(([name]) => name === floor.package).map(([, version]) => version)),
    ];
    if (versions.length === 0)
      return [`${floor.package} is not installed: take it out of bin/security-floor.json.`];
    return versions
      .filter((version) => isOlder(version, floor.least))
      .map(
        (version) =>
          `${floor.package} ${version} is below ${floor.least} (${floor.advisories.join(', ')}): ${floor.why}`,
      );
  });
}

function* everyCopy(tree: Installed): Generator<[string, string]> {
  for (const [name, installed] of Object.entries(tree.dependencies ?? {})) {
    if (installed.version) yield [name, installed.version];
    yield* everyCopy(installed);
  }
}

/** A pre-release is older than its release. */
export function isOlder(version: string, than: string): boolean {
  const [left, right] = [version, than].map((text) => text.split(/[-+]/)[0]?.split('.').map(Number) ?? []);
  for (let at = 0; at < 3; at++) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return version.includes('-') && !than.includes('-');
}
