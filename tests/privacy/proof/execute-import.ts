import { expect } from 'vitest';
import { database } from '#db/client.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { stateOf } from '#tests/support/disturbed-import.ts';

export async function executeImport(runId: number, state = 'completed'): Promise<void> {
  await executeRun(runId, RUN_KINDS);
  expect(await stateOf(runId, database())).toMatchObject({ state });
}
