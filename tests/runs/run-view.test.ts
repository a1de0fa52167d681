import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBulkChange } from '#lib/bulk/start-bulk-change.ts';
import { undoBulkChange } from '#lib/bulk/undo-bulk-change.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { readFilters } from '#lib/contacts/filters/read-filters.ts';
import { listContacts } from '#lib/contacts/list-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import type { Role } from '#lib/core/role.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { discardReview } from '#lib/imports/review/discard-review.ts';
import { cancelRun } from '#lib/runs/cancel-run.ts';
import { describeRun } from '#lib/runs/describe-run.ts';
import { getRun } from '#lib/runs/get-run.ts';
import { listRuns } from '#lib/runs/list-runs.ts';
import { undoRun } from '#lib/runs/undo-run.ts';
import { createService } from '#lib/services/create-service.ts';
import { deleteTag } from '#lib/tags/delete-tag.ts';
import { refusal } from '#tests/contacts/bulk/refusal.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { importFile } from '#tests/support/import-run.ts';
import { checked, waitingReview } from '#tests/support/review-run.ts';

const FILE = 'contact_name;contact_phone\nVera Prado;5511982147730\nSem telefone certo;123\n';

describe('runs as they are shown', () => {
  const { db } = useDatabase();
  let people: Record<Role, Actor>;
  let supervisor: Actor;
  let ids: number[];

  beforeAll(async () => {
    people = await actors(db());
    ({ supervisor } = people);
    const made = ['Ana', 'Bia', 'Caio'].map((name) => createContact(supervisor, { name }, db()));
    ids = (await Promise.all(made)).map(({ id }) => id);
  });

  /** Label and value of what a run was asked to do. */
  async function said(actor: Actor, runId: number): Promise<Record<string, string>> {
    const t = await getTranslations({ locale: actor.locale });
    const { parameters } = await describeRun(actor, await getRun(actor, runId, db()), t, db());
    return Object.fromEntries(parameters.map(({ label, value }) => [label, value]));
  }

  it('are of every kind in one list, a dry run for its own person as long as its file waits', async () => {
    const { id: importId } = await importFile(supervisor, FILE, db());
    const reviewId = await waitingReview(supervisor, FILE, db());
    await checked(supervisor, reviewId, db());
    const change = await startBulkChange(supervisor, 'deactivate', {}, { contacts: ids }, db());
    const undo = await undoBulkChange(supervisor, change.runId, db());
    const shown = async (actor: Actor) => (await listRuns(actor, {}, db())).items.map(({ href }) => href);
    const all = [
      `/runs/${undo.runId}`,
      `/runs/${change.runId}`,
      `/imports/${reviewId}/review`,
      `/imports/${importId}`,
    ];
    expect(await shown(supervisor)).toEqual(all);
    expect(await shown(people.owner)).toEqual(all.filter((href) => !href.endsWith('review')));
    expect(await shown(people.agent)).toEqual([]);
    await discardReview(supervisor, reviewId, db());
    expect(await shown(supervisor)).toHaveLength(3);
  });

  it('say who asked, what came of it and why rows were refused, whatever their kind', async () => {
    const { id } = await importFile(supervisor, FILE, db());
    const view = await getRun(supervisor, id, db());
    const t = await getTranslations({ locale: 'pt-BR' });
    expect(view).toMatchObject({
      userName: 'Paula Teixeira',
      state: 'completed',
      color: 'yellow',
      rejected: 1,
    });
    expect(view.title(t)).toBe('clientes.csv');
    expect(view.reportHref).toBe(`/imports/${id}/errors.csv`);
    expect((await describeRun(supervisor, view, t, db())).refusals).toEqual([
      { reason: expect.stringContaining('contact_phone'), count: 1, place: 'a partir da linha 3' },
    ]);
    await expect(getRun(people.agent, id, db())).rejects.toThrow(NotFound);
  });

  it('are stopped and taken back as their kind does', async () => {
    const { id } = await importFile(supervisor, FILE, db());
    expect(await refusal(cancelRun(supervisor, id, db()))).toEqual({ form: ['import_ended'] });
    expect(await refusal(undoRun(supervisor, id, db()))).toEqual({ form: ['undo_impossible'] });
    const change = await startBulkChange(supervisor, 'deactivate', {}, { contacts: ids }, db());
    expect(await refusal(cancelRun(supervisor, change.runId, db()))).toEqual({ form: ['run_ended'] });
    expect(await undoRun(supervisor, change.runId, db())).toMatchObject({ done: { changed: 3 } });
    await expect(undoRun(people.agent, change.runId, db())).rejects.toThrow(NotFound);
  });

  it('say which tags, also when one of them is gone', async () => {
    const tags = ['VIP', 'Recife'];
    const { runId } = await startBulkChange(supervisor, 'add_tags', { tags }, { contacts: ids }, db());
    expect(await said(supervisor, runId)).toEqual({
      Etiquetas: 'Recife, VIP',
      Selecionados: 'Escolhidos um a um',
    });
    const { rows } = await db().execute<{ id: number }>(sql`select id from tag where name = 'Recife'`);
    await deleteTag(people.owner, rows[0]?.id ?? 0, db());
    expect(await said(supervisor, runId)).toMatchObject({ Etiquetas: 'VIP, 1 que já não existe' });
  });

  it('say which priority, owner, flow and service', async () => {
    const { id: serviceId } = await createService(people.owner, { name: 'Vendas' }, db());
    const selection = { contacts: ids };
    const asked = { flow: 'general_queue', ownerId: people.agent.userId, serviceId };
    const assigned = await startBulkChange(supervisor, 'assign', asked, selection, db());
    expect(await said(supervisor, assigned.runId)).toMatchObject({
      Fluxo: 'Fila geral',
      Responsável: 'Caio Lima',
      Serviço: 'Vendas',
    });
    const high = await startBulkChange(supervisor, 'set_priority', { priority: 'high' }, selection, db());
    expect(await said(supervisor, high.runId)).toMatchObject({ Prioridade: 'Alta' });
  });

  it('say by which filters their contacts were selected, and keep no text that was typed', async () => {
    await createContact(
      supervisor,
      { name: 'Zélia Duarte', address: { city: 'Olinda' }, tags: ['Ouro'] },
      db(),
    );
    const filters = { search: 'zélia', city: 'Olinda', tag: 'Ouro', active: true };
    const { runId, total } = await startBulkChange(
      supervisor,
      'set_priority',
      { priority: 'low' },
      { everything: true, filters },
      db(),
    );
    expect(total).toBe(1);
    const { Selecionados: selected } = await said(supervisor, runId);
    expect(selected).toContain('Etiqueta: Ouro');
    expect(selected).toContain('Cidade (o que foi digitado não fica guardado)');
    const { rows } = await db().execute<{ kept: string }>(
      sql`select row_to_json(c)::text as kept from bulk_change c where run_id = ${runId}`,
    );
    expect(rows[0]?.kept).not.toMatch(/zélia|olinda|ouro/i);
  });

  it('lead to the contacts they changed, as far as the reader sees the run', async () => {
    const { runId } = await startBulkChange(
      supervisor,
      'set_priority',
      { priority: 'medium' },
      { contacts: ids.slice(0, 2) },
      db(),
    );
    const { counts } = await getRun(supervisor, runId, db());
    const address = counts.find(({ name }) => name === 'changed')?.href ?? '';
    const filters = readFilters(Object.fromEntries(new URLSearchParams(address.split('?')[1])));
    const found = async (actor: Actor) =>
      (await listContacts(actor, filters, db())).items.map(({ id }) => id).sort();
    expect(await found(people.manager)).toEqual(ids.slice(0, 2));
    expect(await found(people.agent)).toEqual([]);
  });
});
