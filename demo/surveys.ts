import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { sendSurvey } from '#lib/surveys/send-survey.ts';
import { type Random, seededRandom } from './random.ts';

const SEED = 50_261_121;
const SCORES = [5, 5, 5, 4, 4, 3, 5, 4, 2, 5, 1, 4] as const;
const COMMENTS: Readonly<Record<number, readonly string[]>> = {
  5: ['Resolveram na hora, obrigada!', 'Atendimento excelente.', 'Muito atenciosos.'],
  4: ['Bom, só demorou um pouco.', 'Gostei do atendimento.'],
  3: ['Ainda falta chegar um item.'],
  2: ['Tive que explicar duas vezes.'],
  1: ['O pedido veio errado de novo.'],
};

/** Most of those who were served are asked, and most of these say how it was. */
export async function askCustomers(agents: readonly Actor[], db: Database): Promise<void> {
  const random = seededRandom(SEED);
  const { rows } = await db.execute<{ id: number; agent_id: number }>(sql`
    select id, agent_id from interaction where state = 'closed' and agent_id is not null and contact_id is not null
    order by closed_at, id`);
  for (const [at, { id, agent_id: agentId }] of rows.entries()) {
    const agent = agents.find(({ userId }) => userId === agentId);
    if (!agent || random.chance(0.25)) continue;
    const survey = await sendSurvey(agent, { interactionId: id }, db);
    await db.execute(sql`
      update survey set sent_at = i.closed_at, expires_at = i.closed_at + interval '7 days' from interaction i
      where survey.id = ${survey} and i.id = survey.interaction_id`);
    if (random.chance(0.65)) await answer(survey, SCORES[at % SCORES.length] ?? 5, random, db);
  }
  await db.execute(sql`
    update survey set state = 'expired' where state = 'pending' and expires_at <= now()`);
}

async function answer(id: number, score: number, random: Random, db: Database): Promise<void> {
  const comment = random.chance(0.5) ? random.pick(COMMENTS[score] ?? ['']) : null;
  await db.execute(sql`
    update survey set state = 'answered', score = ${score}, comment = ${comment},
      answered_at = sent_at + make_interval(mins => ${random.whole(2, 180)}) where id = ${id}`);
}
