import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockGaps } from './lib/lock-gaps.ts';
import { ROOT } from './lib/root.ts';

// After a change of dependencies: npx node bin/complete-lock.ts
const file = join(ROOT, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const gaps = lockGaps(lock.packages);
const [root, ...others] = Object.entries({ ...lock.packages, ...gaps });
lock.packages = Object.fromEntries([root, ...others.sort(([a], [b]) => a.localeCompare(b, 'en'))] as [
  string,
  unknown,
][]);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${Object.keys(gaps).length} entries added\n`);
