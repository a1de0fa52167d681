import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { recordInteractions } from '#lib/contacts/record-interactions.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { idField } from '#lib/core/row-id.ts';
import { lockInteraction, requireOwn } from '#lib/interactions/changing/lock-interaction.ts';
import { getInteraction } from '#lib/interactions/get-interaction.ts';
import { surveyRuleOf } from './survey-rule.ts';
import { writeSurvey } from './write-survey.ts';

export const sendSurveyInput = z.object({ interactionId: idField() });

/**
 * `{ interactionId }`: asks the customer how an interaction was that is over, whoever served it for those who may move it.
 * @returns its id @throws Refused for one that is not over or was asked already, Forbidden, NotFound
 */
export async function sendSurvey(actor: Actor, input: unknown, db: Database = database()): Promise<number> {
  authorize(actor, 'surveys.send');
  const { interactionId } = parseInput(sendSurveyInput, input);
  return db.transaction(async (tx) => {
    // Contact before interaction, as an anonymization goes about it.
    const { contactId } = await getInteraction(actor, interactionId, tx);
    if (contactId !== null) await recordInteractions([{ contactId, opened: 0 }], tx);
    const row = await lockInteraction(actor, interactionId, tx);
    requireOwn(actor, row);
    if (row.state !== 'closed') refuse('interactionId', 'survey_before_end', undefined, 'conflict');
    if ((await surveyRuleOf(row.serviceId, tx)) === 'never') refuse('interactionId', 'surveys_off');
    return writeSurvey(actor, row, tx);
  });
}
