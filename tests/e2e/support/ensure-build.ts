import { buildIfStale } from '../../../bin/lib/build-if-stale.ts';

/** Builds the pages unless they are up to date; E2E_BUILT=yes takes the build as it is, while tests are written. */
export async function ensureBuild(): Promise<void> {
  process.env.NEXT_DIST_DIR ??= '.next-test';
  if (process.env.E2E_BUILT === 'yes') return;
  await buildIfStale(process.env.NEXT_DIST_DIR, (line) => process.stderr.write(`${line}\n`));
}
