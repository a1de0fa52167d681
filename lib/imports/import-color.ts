export type ImportColor = 'yellow' | 'green' | 'red';

/** Yellow while it runs or when only some rows went in, green when all did, red when none did. */
export function importColor(run: { state: string; processed: number; rejected: number }): ImportColor {
  if (run.state === 'failed') return 'red';
  if (run.state !== 'completed') return 'yellow';
  if (run.rejected === 0) return 'green';
  return run.rejected >= run.processed ? 'red' : 'yellow';
}
