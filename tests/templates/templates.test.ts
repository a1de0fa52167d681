import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { createContact } from '#lib/contacts/create-contact.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import { Forbidden, NotFound } from '#lib/core/errors.ts';
import type { Role } from '#lib/core/role.ts';
import { archiveCustomField } from '#lib/custom-fields/archive-custom-field.ts';
import { createCustomField } from '#lib/custom-fields/create-custom-field.ts';
import { sendMessage } from '#lib/interactions/send-message.ts';
import { startInteraction } from '#lib/interactions/start-interaction.ts';
import { sendToContact } from '#lib/interactions/starting/send-to-contact.ts';
import { createTemplate } from '#lib/templates/create-template.ts';
import { deleteTemplate } from '#lib/templates/delete-template.ts';
import { getTemplate } from '#lib/templates/get-template.ts';
import { listTemplates } from '#lib/templates/list-templates.ts';
import { listVariables } from '#lib/templates/list-variables.ts';
import { offerTemplates, previewTemplate } from '#lib/templates/offer-templates.ts';
import { updateTemplate } from '#lib/templates/update-template.ts';
import { refusal } from '#tests/contacts/bulk/refusal.ts';
import {
  deliver,
  interactionRow,
  makeChannel,
  makeContact,
  makeService,
  messagesOf,
  setDesk,
} from '#tests/interactions/desk.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();
let people: Awaited<ReturnType<typeof actors>>;
beforeAll(async () => {
  people = await actors(db());
});

let made = 0;
const write = (role: Role, body: string, more: object = {}) =>
  createTemplate(people[role], { name: `Modelo ${++made}`, body, ...more });

describe('templates', () => {
  it('are shared by owners and managers alone, and everybody has their own', async () => {
    const shared = await write('manager', 'Olá', { shared: true });
    const own = await write('agent', 'Oi');
    expect(shared.shared).toBe(true);
    expect(own.shared).toBe(false);
    for (const role of ['supervisor', 'agent'] as const) {
      await expect(write(role, 'x', { shared: true })).rejects.toThrow(Forbidden);
      await expect(updateTemplate(people[role], shared.id, { body: 'x' })).rejects.toThrow(Forbidden);
      await expect(deleteTemplate(people[role], shared.id)).rejects.toThrow(Forbidden);
      expect((await listTemplates(people[role])).map(({ id }) => id)).toContain(shared.id);
    }
    for (const role of ['owner', 'manager', 'supervisor'] as const) {
      await expect(getTemplate(people[role], own.id)).rejects.toThrow(NotFound);
      await expect(updateTemplate(people[role], own.id, { body: 'x' })).rejects.toThrow(NotFound);
      await expect(deleteTemplate(people[role], own.id)).rejects.toThrow(NotFound);
    }
    await updateTemplate(people.agent, own.id, { body: 'Oi!' });
    expect((await getTemplate(people.agent, own.id)).body).toBe('Oi!');
    await deleteTemplate(people.agent, own.id);
    await expect(getTemplate(people.agent, own.id)).rejects.toThrow(NotFound);
  });

  it('have names of their own: among the shared, and among each person’s', async () => {
    await createTemplate(people.manager, { name: 'Adeus', body: 'x', shared: true });
    const again = createTemplate(people.owner, { name: 'ADEUS', body: 'x', shared: true });
    expect(await refusal(again)).toEqual({ name: ['template_taken'] });
    await createTemplate(people.agent, { name: 'Adeus', body: 'y' });
    await createTemplate(people.manager, { name: 'Adeus', body: 'y' });
    const other = await createTemplate(people.agent, { name: 'Outro', body: 'y' });
    const renamed = updateTemplate(people.agent, other.id, { name: 'adéus' });
    expect(await refusal(renamed)).toEqual({ name: ['template_taken'] });
  });

  it('refuse a variable that is none, and say which', async () => {
    await createCustomField(people.owner, { name: 'Plano anual', type: 'text' });
    await write(
      'agent',
      '{{contact.name}} {{ Contact.First_Name | "cliente" }} {{agent.name}} {{contact.custom.plano ANUAL}}',
    );
    for (const name of ['contact.phone', 'contact.custom.Nada', '', 'nome'])
      expect(await refusal(write('agent', `Olá {{${name}}}`))).toEqual({ body: ['variable_unknown'] });
    expect(await listVariables(people.agent)).toEqual([
      'contact.name',
      'contact.first_name',
      'contactcustomcode',
      'agent.name',
      'contact.custom.Plano anual',
    ]);
  });

  it('are offered in interactions of their service and of none, each as it would be sent', async () => {
    const [sales, support] = [await makeService('Vendas'), await makeService('Suporte')];
    const agent = await createActor('Nina Prado', 'agent');
    const make = (name: string, more: object = {}) =>
      createTemplate(agent, { name, body: `${name}: {{contact.first_name}}`, ...more });
    await make('A');
    await make('B', { service: 'Vendas' });
    await make('C', { service: support });
    const contactId = await makeContact(people.owner, 'Ana Maria Braga');
    const offered = async (serviceId: number | null) =>
      (await offerTemplates(agent, { contactId, serviceId }))
        .filter(({ shared }) => !shared)
        .map(({ preview }) => preview);
    expect(await offered(sales)).toEqual(['A: Ana', 'B: Ana']);
    expect(await offered(null)).toEqual(['A: Ana', 'B: Ana', 'C: Ana']);
  });
});

describe('variables', () => {
  const preview = async (body: string, contactId: number | null) =>
    previewTemplate(people.supervisor, { body, contactId });

  it('take the contact’s values, else their default', async () => {
    const field = await createCustomField(people.owner, { name: 'Vence em', type: 'date' });
    await createCustomField(people.owner, { name: 'Limite', type: 'number' });
    const full = await createContact(people.owner, {
      name: 'João da Silva',
      clientCode: 'C-7',
      customFields: { 'Vence em': '2026-12-31', Limite: '1500.5' },
    });
    const text = [
      '{{contact.name}}',
      '{{contact.first_name}}',
      '{{contactcustomcode}}',
      '@ChaveCliente',
      '{{agent.name}}',
      '{{contact.custom.Vence em}}',
      '{{contact.custom.limite}}',
    ].join(' ');
    expect((await preview(text, full.id)).text).toBe(
      'João da Silva João C-7 C-7 Paula Teixeira 31/12/2026 1.500,5',
    );
    const bare = await createContact(people.owner, { name: 'Padaria Central', kind: 'corporate' });
    const greeting = 'Olá, {{contact.first_name}} ({{contactcustomcode | "sem código"}})';
    expect((await preview(greeting, bare.id)).text).toBe('Olá, Padaria Central (sem código)');
    await archiveCustomField(people.owner, field.id);
    const gone = '{{contact.custom.Vence em | “em breve”}} {{contact.custom.Vence em}}';
    expect(await preview(gone, full.id)).toEqual({
      text: 'em breve {{contact.custom.Vence em}}',
      unknown: ['contact.custom.Vence em'],
      unresolved: [],
    });
  });

  it('are text once filled in, and no part of an address or a word', async () => {
    const contact = await createContact(people.owner, {
      name: '{{agent.name}} $& \\1',
      clientCode: 'X{{contact.name}}',
    });
    expect((await preview('{{contact.name}} @ChaveCliente', contact.id)).text).toBe(
      '{{agent.name}} $& \\1 X{{contact.name}}',
    );
    for (const text of [
      'a@ChaveCliente.com',
      '@ChaveClientes',
      'x.@ChaveCliente',
      '{{ contact.name',
      '{"a":{"b":1}}',
    ])
      expect((await preview(text, contact.id)).text).toBe(text);
  });

  it('name what an unknown sender lacks', async () => {
    const given = await preview('Oi {{contact.name | "cliente"}} de {{agent.name}}', null);
    expect(given.text).toBe('Oi cliente de Paula Teixeira');
    const bare = await preview('Oi {{contact.name}} {{contactcustomcode}} {{contact.name}}', null);
    expect(bare.unresolved).toEqual(['contact.name', 'contactcustomcode']);
  });
});

describe('a message', () => {
  let whatsapp: number;
  beforeAll(async () => {
    whatsapp = await makeChannel('whatsapp');
    await setDesk(people.agent.userId, 'available', { most: 50 });
  });

  /** Open with the agent. */
  async function openWith(contactId: number): Promise<number> {
    const row = await deliver(people.owner, { channel: whatsapp, contactId, body: 'Oi' });
    await db().execute(sql`
      update interaction set state = 'open', agent_id = ${people.agent.userId} where id = ${row.id}`);
    return row.id;
  }
  const lastBody = async (id: number) => (await messagesOf(id)).at(-1)?.body;

  it('is filled in on the server when it is sent, from a template or as it was written', async () => {
    const contactId = await makeContact(people.owner, 'Lia Souza');
    const id = await openWith(contactId);
    const { name } = await write('agent', 'Olá, {{contact.first_name}}!');
    await updateContact(people.owner, contactId, { name: 'Lívia Souza' });
    await sendMessage(people.agent, id, { template: name });
    expect(await lastBody(id)).toBe('Olá, Lívia!');
    await sendMessage(people.agent, id, { body: 'Seu código: {{contactcustomcode | "nenhum"}}' });
    expect(await lastBody(id)).toBe('Seu código: nenhum');
    await sendMessage(people.agent, id, { direction: 'note', body: 'usei {{contact.name}}' });
    expect(await lastBody(id)).toBe('usei {{contact.name}}');
  });

  it('is not sent while a variable has no value, and the refusal names it', async () => {
    const contactId = await makeContact(people.owner, 'Rui Lopes');
    const id = await openWith(contactId);
    const before = (await messagesOf(id)).length;
    const send = (given: object) => sendMessage(people.agent, id, given);
    const refused = (code: string, names: string) => ({ fields: { body: [{ code, params: { names } }] } });
    for (const body of ['Código {{contactcustomcode}}', '@ChaveCliente'])
      await expect(send({ body })).rejects.toMatchObject(
        refused('variable_unresolved', '{{contactcustomcode}}'),
      );
    await expect(send({ body: 'Oi {{nome}}' })).rejects.toMatchObject(
      refused('variable_unknown', '{{nome}}'),
    );
    expect(await refusal(send({ template: 'não há' }))).toEqual({ template: ['template_unknown'] });
    expect(await refusal(send({ template: 1, body: 'x' }))).toEqual({ template: ['template_or_body'] });
    expect(await refusal(send({ direction: 'note', template: 1 }))).toEqual({ template: ['invalid'] });
    expect(await refusal(send({}))).toEqual({ body: ['required'] });
    expect((await messagesOf(id)).length).toBe(before);
  });

  it('begins an interaction with a template', async () => {
    const contactId = await makeContact(people.owner, 'Eva Melo', { phones: ['5511987650001'] });
    const { id: template } = await write('agent', 'Bom dia, {{contact.name}}');
    const { id } = await startInteraction(people.agent, { channel: whatsapp, contactId, template });
    expect(await lastBody(id)).toBe('Bom dia, Eva Melo');
  });

  it('goes to a client code without serving: over at once, in no slot, repeatable', async () => {
    const contactId = await makeContact(people.owner, 'Iara Dias', {
      phones: ['5511987650002'],
      clientCode: 'IARA-1',
    });
    const given = {
      channel: whatsapp,
      clientCode: 'IARA-1',
      body: 'Boleto de @ChaveCliente',
      externalId: 'out-1',
    };
    const sent = await sendToContact(people.manager, given, 'k-1');
    expect(sent.created).toBe(true);
    expect(await interactionRow(sent.id)).toMatchObject({
      state: 'closed',
      closedReason: 'message_sent',
      direction: 'outbound',
      agentId: null,
      contactId,
    });
    expect(await messagesOf(sent.id)).toMatchObject([
      { direction: 'outbound', body: 'Boleto de IARA-1', status: 'queued', platformId: 'out-1' },
    ]);
    expect(await sendToContact(people.manager, given, 'k-1')).toEqual({ id: sent.id, created: false });
    expect(await sendToContact(people.manager, given)).toEqual({ id: sent.id, created: false });
    const { rows } = await db().execute(sql`
      select open_interactions, last_interaction_at is not null as had from contact where id = ${contactId}`);
    expect(rows).toEqual([{ open_interactions: 0, had: true }]);
  });

  it('goes into the interaction in which the contact is served, unless it is somebody else’s', async () => {
    const contactId = await makeContact(people.owner, 'Otto Reis', {
      phones: ['5511987650003'],
      clientCode: 'OTTO-1',
    });
    const id = await openWith(contactId);
    const before = await interactionRow(id);
    const given = { channel: whatsapp, clientCode: 'OTTO-1', body: 'Seu pedido saiu' };
    expect(await sendToContact(people.supervisor, given)).toEqual({ id, created: false });
    expect(await lastBody(id)).toBe('Seu pedido saiu');
    const after = await interactionRow(id);
    expect(after.sequence).toBeGreaterThan(before.sequence);
    expect(after.waitsSince).toEqual(before.waitsSince);
    const other = await createActor('Davi Moura', 'agent');
    expect(await refusal(sendToContact(other, given))).toEqual({ channel: ['interaction_live'] });
  });

  it('is not sent to nobody, to the blocked, by voice, or to a number that is not called', async () => {
    const contactId = await makeContact(people.owner, 'Zeca Paz', { phones: ['5511987650004'] });
    const voice = await makeChannel('voice');
    const send = (given: object) =>
      sendToContact(people.supervisor, { channel: whatsapp, contactId, body: 'x', ...given });
    expect(await refusal(send({ contactId: null, clientCode: 'nada' }))).toEqual({
      clientCode: ['contact_unknown'],
    });
    expect(await refusal(send({ channel: voice }))).toEqual({ channel: ['channel_without_text'] });
    await db().execute(
      sql`insert into blacklist_entry (direction, number) values ('outbound', '5511987650004')`,
    );
    expect(await refusal(send({}))).toEqual({ to: ['number_blacklisted_outbound'] });
    await db().execute(sql`update contact set blocked_at = now() where id = ${contactId}`);
    expect(await refusal(send({}))).toEqual({ contactId: ['contact_blocked'] });
  });
});
