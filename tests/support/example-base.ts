import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { contacts, services, users } from '#db/schema/index.ts';
import { addIdentifiers, identifierRule } from '#lib/contacts/identity/identifier-index.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';

const PEOPLE: (typeof users.$inferInsert)[] = [
  { name: 'Agente', email: 'agente@empresa.com.br', role: 'agent' },
  { name: 'Reserva', email: 'reserva@empresa.com.br', role: 'agent' },
  { name: 'Inativo', email: 'inativo@empresa.com.br', role: 'agent', active: false },
];

/** The five contacts that the example files are imported into; made anew, with nothing else in the base but those who serve them. */
export async function exampleBase(db: Database): Promise<void> {
  await db.execute(
    sql`truncate contact, contact_avatar, contact_note, contact_identifier, tag, custom_field, run, import_row restart identity cascade`,
  );
  await db.insert(users).values(PEOPLE).onConflictDoNothing();
  await db.insert(services).values({ name: 'Fila Geral' }).onConflictDoNothing();
  const [agent] = await db
    .select({ ownerId: users.id })
    .from(users)
    .where(sql`${users.email} = 'agente@empresa.com.br'`);
  const rows = await db
    .insert(contacts)
    .values([
      {
        name: 'Base Um',
        cpf: '52998224725',
        phones: ['5548999990001'],
        email: 'base1@exemplo.com.br',
        gender: 'female',
        city: 'Florianópolis',
        ...agent,
        flow: 'message',
        assignedAt: new Date(),
      },
      { name: 'Base Dois', phones: ['5548999990002'], email: 'base2@exemplo.com.br' },
      { name: 'Base Três', email: 'base3@exemplo.com.br' },
      { name: 'Empresa Quatro', kind: 'corporate', phones: ['5548999990004'], cnpj: '11222333000181' },
      { name: 'Base Cinco', cpf: '11144477735', email: 'base5@exemplo.com.br', active: false },
    ])
    .returning();
  const { placeholders } = await getOrganization(db);
  await addIdentifiers(rows, identifierRule(placeholders), db);
}
