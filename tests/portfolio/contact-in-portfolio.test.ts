import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withoutUntouched } from '#app/(signed-in)/contacts/form/without-untouched.ts';
import { auditEvents } from '#db/schema/index.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import { contactFormValues } from '#lib/contacts/input/contact-form-values.ts';
import { listContactHistory } from '#lib/contacts/list-contact-history.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden, StaleVersion } from '#lib/core/errors.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { createContactInPortfolio } from '#lib/portfolio/create-contact-in-portfolio.ts';
import { updateContactInPortfolio } from '#lib/portfolio/update-contact-in-portfolio.ts';
import { createSegment } from '#lib/segments/create-segment.ts';
import { createService } from '#lib/services/create-service.ts';
import { nest } from '#lib/web/submit-form.ts';
import { refusal } from '#tests/contacts/bulk/refusal.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('a contact saved with its portfolio', () => {
  const { db } = useDatabase();
  let people: Awaited<ReturnType<typeof actors>>;
  let supervisor: Actor;
  let caio: Actor;
  let juliana: Actor;
  let queue: { id: number };

  beforeAll(async () => {
    people = await actors(db());
    ({ supervisor, agent: caio } = people);
    juliana = await createActor('Juliana Prado', 'agent', {}, db());
    queue = await createService(people.owner, { name: 'Vendas' }, db());
    for (const name of ['Norte', 'Sul', 'Água'])
      await createSegment(people.owner, { name, operators: [caio.email] }, db());
  });

  beforeEach(async () => {
    await db().execute(
      sql`truncate contact, contact_avatar, contact_note, contact_identifier, audit_event cascade`,
    );
  });

  const create = (input: unknown, actor = supervisor) => createContactInPortfolio(actor, input, db());
  const portfolioOf = async (id: number) => (await getContact(supervisor, id, db())).portfolio;

  it('is created in it, or in none', async () => {
    const ana = await create({
      name: 'Ana',
      portfolio: { flow: 'general_queue', ownerId: String(caio.userId), serviceId: String(queue.id) },
    });
    expect(await portfolioOf(ana.id)).toMatchObject({
      flow: 'general_queue',
      owner: { name: 'Caio Lima' },
      service: { name: 'Vendas' },
    });
    const bruno = await create({ name: 'Bruno', portfolio: { flow: '', ownerId: '', serviceId: '' } });
    expect(await portfolioOf(bruno.id)).toBeNull();
    const trail = await db().select({ action: auditEvents.action }).from(auditEvents);
    expect(trail.map(({ action }) => action)).toEqual([
      'contact.created',
      'contact.assigned',
      'contact.created',
    ]);
  });

  it('is refused with the reasons of both, and then not saved at all', async () => {
    const attempt = create({
      name: '',
      portfolio: { flow: 'backup_agent', ownerId: String(caio.userId), backupAgentId: String(caio.userId) },
    });
    expect(await refusal(attempt)).toEqual({
      name: ['required'],
      'portfolio.backupAgentId': ['backup_agent_is_owner'],
    });
    const onlyPortfolio = create({ name: 'Ana', portfolio: { flow: 'message', ownerId: '' } });
    expect(await refusal(onlyPortfolio)).toEqual({ 'portfolio.ownerId': ['required'] });
    const { rows } = await db().execute(sql`select from contact`);
    expect(rows).toHaveLength(0);
  });

  it('is not for those who do not assign', async () => {
    const portfolio = { flow: 'message', ownerId: String(caio.userId) };
    await expect(create({ name: 'Ana', portfolio }, caio)).rejects.toThrow(Forbidden);
    const ana = await create({ name: 'Ana' }, caio);
    await expect(updateContactInPortfolio(caio, ana.id, { portfolio }, db())).rejects.toThrow(Forbidden);
    await updateContactInPortfolio(caio, ana.id, { company: 'Padaria' }, db());
    expect((await getContact(supervisor, ana.id, db())).company).toBe('Padaria');
  });

  it('goes on from the version its form was opened with', async () => {
    const ana = await create({ name: 'Ana' });
    await assignPortfolio(supervisor, ana.id, { flow: 'message', ownerId: juliana.userId }, db());
    const portfolio = { flow: 'message', ownerId: String(caio.userId) };
    await expect(
      updateContactInPortfolio(supervisor, ana.id, { version: ana.version, portfolio }, db()),
    ).rejects.toThrow(StaleVersion);
    expect((await portfolioOf(ana.id))?.owner.name).toBe('Juliana Prado');
  });

  it('keeps portfolio and segments that nobody touched, and sends the whole of what was touched', async () => {
    const { id } = await createContact(supervisor, { name: 'Ana', segments: ['Sul', 'Água', 'Norte'] }, db());
    await assignPortfolio(
      supervisor,
      id,
      { flow: 'backup_agent', ownerId: caio.userId, backupAgentId: juliana.userId },
      db(),
    );
    const values = contactFormValues(await getContact(supervisor, id, db()), supervisor);
    const form = () => {
      const form = new FormData();
      for (const [name, value] of Object.entries(values)) form.set(name, value);
      form.set('original', JSON.stringify(values));
      form.delete('segments');
      for (const name of ['', 'Água', 'Norte', 'Sul']) form.append('segments', name);
      return form;
    };
    const sent = (given: FormData) => {
      const { original: _, ...fields } = withoutUntouched(given);
      return fields;
    };
    expect(sent(form())).toEqual({});
    const touched = form();
    touched.set('portfolio.flow', 'message');
    touched.delete('segments');
    touched.append('segments', '');
    const input = sent(touched);
    expect(input).toEqual(
      nest(
        formOf({
          segments: '',
          'portfolio.flow': 'message',
          'portfolio.ownerId': String(caio.userId),
          'portfolio.backupAgentId': String(juliana.userId),
        }),
      ),
    );
    await updateContactInPortfolio(supervisor, id, input, db());
    const contact = await getContact(supervisor, id, db());
    expect(contact.segments).toEqual([]);
    expect(contact.portfolio).toMatchObject({ flow: 'message', backupAgent: null });
  });

  it('says in its history who was put where, with names', async () => {
    const { id } = await createContact(supervisor, { name: 'Ana' }, db());
    await assignPortfolio(
      supervisor,
      id,
      { flow: 'backup_agent', ownerId: caio.userId, backupAgentId: juliana.userId },
      db(),
    );
    await assignPortfolio(supervisor, id, { flow: 'unassign' }, db());
    await updateContact(supervisor, id, { company: 'Padaria' }, db());
    const { entries } = await listContactHistory(caio, id, db());
    expect(entries.map(({ action, userName, portfolio }) => [action, userName, portfolio])).toEqual([
      ['contact.updated', 'Paula Teixeira', null],
      ['contact.unassigned', 'Paula Teixeira', expect.objectContaining({ flow: 'backup_agent' })],
      [
        'contact.assigned',
        'Paula Teixeira',
        {
          flow: 'backup_agent',
          owner: { id: caio.userId, name: 'Caio Lima' },
          backupAgent: { id: juliana.userId, name: 'Juliana Prado' },
          service: null,
        },
      ],
      ['contact.created', 'Paula Teixeira', null],
    ]);
  });
});

function formOf(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
}
