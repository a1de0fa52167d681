import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { services } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { flag } from '#lib/core/json-form.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type Service, SURVEY_RULES, serviceColumns, serviceName } from './service.ts';

export const createServiceInput = z.object({
  name: serviceName,
  hasMailbox: flag.default(false),
  surveys: z.enum(SURVEY_RULES, 'invalid').default('choice'),
});

/** `{ name, hasMailbox?, surveys? }`. Refuses a name already in use, archived services included (conflict). */
export async function createService(
  actor: Actor,
  input: unknown,
  db: Database = database(),
): Promise<Service> {
  authorize(actor, 'services.manage');
  const given = parseInput(createServiceInput, input);
  return db.transaction(async (tx) => {
    const [service] = await tx
      .insert(services)
      .values(given)
      .onConflictDoNothing({ target: services.nameKey })
      .returning(serviceColumns);
    if (!service) refuse('name', 'service_taken', undefined, 'conflict');
    await audit(actor, { action: 'service.created', subjectId: service.id, fields: Object.keys(given) }, tx);
    return service;
  });
}
