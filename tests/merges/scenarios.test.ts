import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { baseNow } from './base.ts';
import { lookAfter, lookAtGroups } from './scenarios/look-after.ts';
import { makeBase } from './scenarios/make-base.ts';
import type { After, Scenario } from './scenarios/scenario.ts';
import { type Stage, takeStep } from './scenarios/take-step.ts';

/** Others of the same form are tried with MERGE_SCENARIOS=folder. */
const FOLDER = process.env.MERGE_SCENARIOS ?? new URL('../fixtures/merge', import.meta.url).pathname;

const { db } = useDatabase();
let manager: Actor;

beforeAll(async () => {
  ({ manager } = await actors(db()));
});

type Base = Awaited<ReturnType<typeof baseNow>>;

async function take(scenario: Scenario, { dry }: { dry: boolean }): Promise<{ stage: Stage; before: Base }> {
  const stage: Stage = { manager, named: await makeBase(manager, scenario, db()), db: db() };
  if (scenario.groups_before) await lookAtGroups(scenario.groups_before, stage);
  const before = await baseNow(db());
  for (const step of scenario.steps.filter((one) => dry || !one.dry)) {
    const untouched = Object(step.expect).refused === true ? await baseNow(db()) : null;
    await takeStep(step, stage);
    if (untouched) expect(await baseNow(db())).toEqual(untouched);
    if (step.after) await look(step.after, before, stage);
    if (step.groups) await lookAtGroups(step.groups, stage);
  }
  return { stage, before };
}

async function look(after: After, before: Base, stage: Stage): Promise<void> {
  if (after === 'as_before') expect(await baseNow(db())).toEqual(before);
  else await lookAfter(after, stage);
}

/** One of them holds. */
async function oneOf<Case>(cases: readonly Case[], holds: (one: Case) => Promise<void>): Promise<void> {
  const outcomes = await Promise.allSettled(cases.map(holds));
  const refused = outcomes.filter(({ status }) => status === 'rejected');
  if (refused.length === outcomes.length) throw (refused[0] as PromiseRejectedResult).reason;
}

describe('a scenario of merging', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  const scenarios = files.map((name): [string, Scenario] => [
    name,
    JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')),
  ]);

  it.each(scenarios)('%s', async (_name, scenario) => {
    const { stage, before } = await take(scenario, { dry: true });
    const { after, after_any_of: any, groups_after: groups, groups_after_any_of: anyGroups } = scenario;
    if (after) await look(after, before, stage);
    if (any) await oneOf(any, (one) => look(one, before, stage));
    if (groups) await lookAtGroups(groups === 'as_before' ? (scenario.groups_before ?? []) : groups, stage);
    if (anyGroups) await oneOf(anyGroups, (one) => lookAtGroups(one, stage));
    if (!scenario.undo) return;
    const again = await take(scenario, { dry: false });
    for (const merge of scenario.undo) await takeStep({ do: 'undo', merge }, again.stage);
    if (scenario.after_undo) await look(scenario.after_undo, again.before, again.stage);
  });
});
