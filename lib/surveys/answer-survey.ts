import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { interactions, organization, surveys } from '#db/schema/index.ts';
import { NotFound, refuse } from '#lib/core/errors.ts';
import { noteEvent } from '#lib/core/events/note-event.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { normalizeText } from '#lib/identifiers/normalize-text.ts';
import { boundedGuesses } from './bounded-guesses.ts';
import { type SurveyState, surveyState } from './survey.ts';
import { hashOfGiven } from './survey-link.ts';

/** What somebody with the link is shown: nothing of who they are. */
export interface AskedSurvey {
  state: SurveyState;
  organization: string;
}

/** @throws NotFound for a link nobody was given, TooMany for who tries many */
export async function getAskedSurvey(
  token: unknown,
  address: string | null,
  db: Database = database(),
): Promise<AskedSurvey> {
  const found = await boundedGuesses(address, async () => {
    const hash = hashOfGiven(token);
    if (hash === null) return null;
    const [row] = await db
      .select({ state: surveyState, organization: organization.name })
      .from(surveys)
      .innerJoin(organization, eq(organization.id, 1))
      .where(eq(surveys.tokenHash, hash));
    return row ?? null;
  });
  if (!found) throw new NotFound('survey');
  return found;
}

export const answerInput = z.object({
  token: z.string('invalid').max(100, 'invalid'),
  score: z.enum(['1', '2', '3', '4', '5'], 'survey_score').transform(Number),
  comment: z
    .string('invalid')
    .transform((text) => normalizeText(text.replaceAll('\r\n', '\n'), true) || null)
    .pipe(z.string().max(LONGEST.surveyComment, 'too_long').nullable())
    .optional(),
});

/** `{ token, score, comment? }`, once. @throws NotFound, Refused (conflict) when it was answered or its days are over */
export async function answerSurvey(
  input: unknown,
  address: string | null,
  db: Database = database(),
): Promise<void> {
  const { token, score, comment = null } = parseInput(answerInput, input);
  await getAskedSurvey(token, address, db);
  await db.transaction(async (tx) => {
    const [row] = await tx
      .select({ id: surveys.id, state: surveyState, interactionId: surveys.interactionId })
      .from(surveys)
      .where(eq(surveys.tokenHash, hashOfGiven(token) ?? ''))
      .for('update');
    if (!row) throw new NotFound('survey');
    if (row.state !== 'pending') refuse('form', `survey_${row.state}`, undefined, 'conflict');
    await tx
      .update(surveys)
      .set({ state: 'answered', score, comment, answeredAt: sql`now()` })
      .where(eq(surveys.id, row.id));
    const [about] = await tx
      .select({ contactId: interactions.contactId })
      .from(interactions)
      .where(eq(interactions.id, row.interactionId));
    const data = {
      id: row.id,
      interactionId: row.interactionId,
      contactId: about?.contactId ?? null,
      state: 'answered',
    };
    await noteEvent({ type: 'survey.answered', data }, tx);
  });
}
