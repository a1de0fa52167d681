import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { flag } from '#lib/core/json-form.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { lockInteraction } from '#lib/interactions/changing/lock-interaction.ts';
import { closeInput, closeInteraction } from '#lib/interactions/close-interaction.ts';
import { hangUp } from '#lib/interactions/voice/hang-up.ts';
import { openSurveys } from './open-surveys.ts';
import { surveyRuleOf } from './survey-rule.ts';
import { orRefused, writeSurvey } from './write-survey.ts';

export const closeWithSurveyInput = closeInput.extend({ survey: flag.optional() });

/**
 * Closes an interaction, `{ disposition?, reason?, survey? }`, and asks the customer how it was: by the closer's choice, or by the rule of
 * the service. @returns whether they were asked @throws Refused where they were to be asked by choice and cannot be
 */
export async function closeWithSurvey(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<boolean> {
  authorize(actor, 'interactions.serve');
  const { survey = false, ...given } = parseInput(closeWithSurveyInput, input);
  return db.transaction(async (tx) => {
    await closeInteraction(actor, id, given, tx);
    return survey ? askByChoice(actor, id, tx) : askByRule(actor, id, tx);
  });
}

/** Ends a call that the platform says is over, and asks by the rule of the service. */
export async function hangUpWithSurvey(
  actor: Actor,
  id: number,
  db: Database = database(),
): Promise<boolean> {
  authorize(actor, 'interactions.deliver');
  return db.transaction(async (tx) => {
    await hangUp(actor, id, tx);
    return askByRule(actor, id, tx);
  });
}

async function askByChoice(actor: Actor, id: number, tx: Database): Promise<boolean> {
  const row = await lockInteraction(actor, id, tx);
  if ((await surveyRuleOf(row.serviceId, tx)) === 'never') refuse('survey', 'surveys_off');
  await writeSurvey(actor, row, tx);
  return true;
}

/** Whoever was served; nobody who is still asked about something else. What cannot be sent keeps nothing from closing. */
async function askByRule(actor: Actor, id: number, tx: Database): Promise<boolean> {
  const row = await lockInteraction(actor, id, tx);
  const wasServed = row.state === 'closed' && row.agentId !== null && row.openedAt !== null;
  if (!wasServed || (await surveyRuleOf(row.serviceId, tx)) !== 'always') return false;
  if (row.contactId !== null && (await openSurveys([row.contactId], tx)).length > 0) return false;
  return (await orRefused(() => writeSurvey(actor, row, tx))) !== null;
}
