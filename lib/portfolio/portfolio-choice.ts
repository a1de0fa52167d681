import { and, eq, isNull, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client.ts';
import { services, users } from '#db/schema/index.ts';
import { type Flow, flowChoice, UNASSIGN } from '#lib/contacts/portfolio/flow.ts';
import { type FieldReasons, Refused } from '#lib/core/errors.ts';
import { inJson } from '#lib/core/json-form.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { idField, SMALL_ID } from '#lib/core/row-id.ts';

/** A portfolio as it was asked for: everybody in it is there and fit for it. */
export interface PortfolioChoice {
  flow: Flow;
  ownerId: number;
  backupAgentId: number | null;
  serviceId: number | null;
}

const id = inJson(
  z.int().min(1).max(SMALL_ID).nullable(),
  z.union([z.literal('').transform(() => undefined), z.null().transform(() => undefined), idField(SMALL_ID)]),
);
const text = z
  .string('invalid')
  .trim()
  .max(LONGEST.email, 'too_long')
  .nullable()
  .transform((value) => value || undefined);

export const portfolioChoiceInput = z.object({
  flow: z.preprocess((given) => given ?? '', flowChoice),
  ownerId: id.optional(),
  ownerEmail: text.optional(),
  backupAgentId: id.optional(),
  backupAgentEmail: text.optional(),
  serviceId: id.optional(),
  serviceName: text.optional(),
});

type Given = z.output<typeof portfolioChoiceInput>;

/**
 * `{ flow, ownerId | ownerEmail, backupAgentId | backupAgentEmail, serviceId | serviceName }`; null is flow 5, which takes a
 * portfolio away. What the flow does not need is not looked at. Whoever is named stays as they are until the transaction ends.
 * @throws Refused with every reason at once
 */
export async function readPortfolioChoice(input: unknown, tx: Database): Promise<PortfolioChoice | null> {
  const given = parseInput(portfolioChoiceInput, input);
  if (given.flow === UNASSIGN) return null;
  const reasons: FieldReasons = {};
  const choice: PortfolioChoice = {
    flow: given.flow,
    ownerId: await personId(given, 'owner', given.flow === 'follow_me', reasons, tx),
    backupAgentId:
      given.flow === 'backup_agent' ? await personId(given, 'backupAgent', false, reasons, tx) : null,
    serviceId: given.flow === 'general_queue' ? await serviceId(given, reasons, tx) : null,
  };
  if (choice.backupAgentId === choice.ownerId && choice.ownerId !== NOBODY)
    reasons[fieldOf(given, 'backupAgent')] = [{ code: 'backup_agent_is_owner' }];
  if (Object.keys(reasons).length > 0) throw new Refused(reasons);
  return choice;
}

/** Stands for somebody who could not be found and has been refused. */
const NOBODY = 0;

type Role = 'owner' | 'backupAgent';

function fieldOf(given: Given, role: Role): string {
  return given[`${role}Email`] === undefined ? `${role}Id` : `${role}Email`;
}

async function personId(
  given: Given,
  role: Role,
  needsPhone: boolean,
  reasons: FieldReasons,
  tx: Database,
): Promise<number> {
  const field = fieldOf(given, role);
  const refused = (code: string) => {
    reasons[field] = [{ code }];
    return NOBODY;
  };
  const which = personCondition(given, role);
  if (!which) return refused('required');
  const [user] = await tx
    .select({ id: users.id, active: users.active, phone: users.followMePhone })
    .from(users)
    .where(which)
    .for('share');
  if (!user) return refused('user_unknown');
  if (!user.active) return refused('user_inactive');
  return needsPhone && !user.phone ? refused('follow_me_without_phone') : user.id;
}

function personCondition(given: Given, role: Role): SQL | undefined {
  const email = given[`${role}Email`];
  if (email !== undefined) return eq(users.email, email.toLowerCase());
  const personId = given[`${role}Id`];
  return personId === undefined ? undefined : eq(users.id, personId);
}

async function serviceId(given: Given, reasons: FieldReasons, tx: Database): Promise<number> {
  const { serviceId: asked, serviceName: name } = given;
  const field = name === undefined ? 'serviceId' : 'serviceName';
  if (name === undefined && asked === undefined) {
    reasons[field] = [{ code: 'required' }];
    return NOBODY;
  }
  const [service] = await tx
    .select({ id: services.id })
    .from(services)
    .where(
      and(
        name === undefined ? eq(services.id, asked ?? NOBODY) : eq(services.name, name),
        isNull(services.archivedAt),
      ),
    )
    .for('share');
  if (!service) reasons[field] = [{ code: 'service_unknown' }];
  return service?.id ?? NOBODY;
}
