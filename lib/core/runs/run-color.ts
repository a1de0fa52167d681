export type RunColor = 'yellow' | 'green' | 'red';

export function runColor(run: { state: string; processed: number; rejected: number }): RunColor {
  if (run.state === 'failed') return 'red';
  if (run.state !== 'completed') return 'yellow';
  if (run.rejected === 0) return 'green';
  return run.rejected >= run.processed ? 'red' : 'yellow';
}
