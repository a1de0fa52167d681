import { isId } from '#lib/core/row-id.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';

/** A job carries the run's id and nothing else. */
export async function executeRunJob(data: unknown, signal: AbortSignal): Promise<void> {
  const runId = Number((data as { runId?: unknown } | null)?.runId);
  if (isId(runId)) await executeRun(runId, RUN_KINDS, signal);
}
