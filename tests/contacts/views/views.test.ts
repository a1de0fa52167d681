import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditEvents, savedViews } from '#db/schema/index.ts';
import { createView } from '#lib/contacts/views/create-view.ts';
import { deleteView } from '#lib/contacts/views/delete-view.ts';
import { getView } from '#lib/contacts/views/get-view.ts';
import { listViews } from '#lib/contacts/views/list-views.ts';
import { saveOverView } from '#lib/contacts/views/save-over-view.ts';
import { updateView } from '#lib/contacts/views/update-view.ts';
import { keptQuery, lookOfQuery } from '#lib/contacts/views/view-query.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden, NotFound, Refused } from '#lib/core/errors.ts';
import { createCustomField } from '#lib/custom-fields/create-custom-field.ts';
import { createSegment } from '#lib/segments/create-segment.ts';
import { createTag } from '#lib/tags/create-tag.ts';
import { refusal } from '#tests/contacts/bulk/refusal.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();
let people: Awaited<ReturnType<typeof actors>>;
let juliana: Actor;

beforeAll(async () => {
  people = await actors(db());
  juliana = await createActor('Juliana Prado', 'agent', {}, db());
});

const namesFor = async (actor: Actor) => (await listViews(actor, db())).map(({ name }) => name);

describe('a saved view', () => {
  it('keeps filters, order and layout, and nothing that was typed', async () => {
    const { query } = await createView(
      people.agent,
      {
        name: 'Alta em Recife',
        query:
          'search=Maria+Prado&clientCode=AUR-1&priority=high&city=Recife&addressState=Pernambuco&active=all&sort=-created&layout=cards&after=7&panel=open',
      },
      db(),
    );
    expect(query).toBe('active=all&priority=high&sort=-created&layout=cards');
    const [row] = await db().select().from(savedViews).where(eq(savedViews.name, 'Alta em Recife'));
    expect(row?.query).toBe(query);
  });

  it('keeps a state by its code and a choice the organization offers, and no other value of a field', async () => {
    const plan = await createCustomField(
      people.owner,
      { name: 'Plano', type: 'choice', choices: ['Ouro', 'Prata'] },
      db(),
    );
    const note = await createCustomField(people.owner, { name: 'Apelido', type: 'text' }, db());
    const kept = async (query: string) =>
      Object.fromEntries(new URLSearchParams(await keptQuery(lookOfQuery(query), db())));
    expect(await kept('addressState=pe&field=Plano&fieldEquals=OURO')).toEqual({
      addressState: 'PE',
      field: String(plan.id),
      fieldEquals: 'Ouro',
    });
    expect(await kept('field=Plano&fieldEquals=Bronze')).toEqual({});
    expect(await kept('field=Plano&fieldEquals=Ouro&fieldContains=ur')).toEqual({});
    expect(await kept(`field=${note.id}&fieldContains=Zeca&priority=low`)).toEqual({ priority: 'low' });
    expect(await kept(`field=${note.id}`)).toEqual({ field: String(note.id) });
  });

  it('names tags and segments by their ids, whatever they will be called', async () => {
    const tag = await createTag(people.owner, { name: 'Ouro' }, db());
    const segment = await createSegment(people.owner, { name: 'Atacado' }, db());
    const { query } = await createView(
      people.owner,
      { name: 'Ouro no atacado', query: 'tag=OURO&withoutTag=nenhuma+destas&segment=atacado' },
      db(),
    );
    expect(Object.fromEntries(new URLSearchParams(query))).toEqual({
      tag: String(tag.id),
      withoutTag: 'nenhuma destas',
      segment: String(segment.id),
    });
  });

  it('is seen by who made it, and by everyone once it is shared', async () => {
    const { id } = await createView(people.agent, { name: 'Só do Caio', query: 'kind=corporate' }, db());
    expect(await namesFor(people.agent)).toContain('Só do Caio');
    expect(await namesFor(juliana)).not.toContain('Só do Caio');
    expect(await namesFor(people.owner)).not.toContain('Só do Caio');
    await updateView(people.agent, id, { name: 'De todos', shared: 'true' }, db());
    expect(await namesFor(juliana)).toContain('De todos');
    await updateView(people.agent, id, { name: 'De todos' }, db());
    expect(await namesFor(juliana)).not.toContain('De todos');
  });

  it('does not exist for others as long as it is private', async () => {
    const { id } = await createView(people.agent, { name: 'Privada', query: '' }, db());
    for (const other of [juliana, people.owner])
      for (const deed of [
        () => getView(other, id, db()),
        () => updateView(other, id, { name: 'Minha' }, db()),
        () => deleteView(other, id, db()),
      ])
        await expect(deed()).rejects.toThrow(NotFound);
    expect((await getView(people.agent, id, db())).name).toBe('Privada');
  });

  it('may be changed by managers once it is shared, and by nobody else than who made it', async () => {
    const { id } = await createView(people.agent, { name: 'Partilhada', shared: true, query: '' }, db());
    for (const other of [juliana, people.supervisor]) {
      await expect(updateView(other, id, { name: 'Outra' }, db())).rejects.toThrow(Forbidden);
      await expect(deleteView(other, id, db())).rejects.toThrow(Forbidden);
    }
    await updateView(people.manager, id, { name: 'Arrumada', shared: true }, db());
    expect(await namesFor(juliana)).toContain('Arrumada');
    await deleteView(people.manager, id, db());
    expect(await namesFor(people.agent)).not.toContain('Arrumada');
    const trail = await db().select().from(auditEvents).where(eq(auditEvents.subject, 'view'));
    expect(
      trail.filter(({ subjectId }) => subjectId === id).map(({ action, fields }) => [action, fields]),
    ).toEqual([
      ['view.created', []],
      ['view.updated', ['name']],
      ['view.deleted', []],
    ]);
  });

  it('has a name no other view of the same person has, whatever its accents', async () => {
    await createView(people.manager, { name: 'Sem dono', query: 'withOwner=false' }, db());
    const again = createView(people.manager, { name: 'SEM DÓNO', query: '' }, db());
    expect(await refusal(again)).toEqual({ name: ['view_exists'] });
    const { id } = await createView(people.manager, { name: 'Com dono', query: 'withOwner=true' }, db());
    await expect(updateView(people.manager, id, { name: 'sem dono' }, db())).rejects.toThrow(Refused);
    await createView(people.supervisor, { name: 'Sem dono', query: '' }, db());
    expect(await refusal(createView(people.manager, { name: '  ', query: '' }, db()))).toEqual({
      name: ['required'],
    });
  });

  it('over the rows of an import is only for those who may see imports', async () => {
    await createView(
      people.supervisor,
      { name: 'Novos da feira', shared: true, query: 'import=3&outcome=created' },
      db(),
    );
    expect(await namesFor(people.manager)).toContain('Novos da feira');
    expect(await namesFor(juliana)).not.toContain('Novos da feira');
  });
});

describe('a view saved over', () => {
  it('keeps the new look without what was typed, for who may change it, and says so once', async () => {
    const { id } = await createView(people.agent, { name: 'Altas', query: 'priority=high' }, db());
    const over = (actor: Actor) =>
      saveOverView(actor, id, { query: 'priority=low&search=Ana&size=100' }, db());
    expect(await over(people.agent)).toEqual({ query: 'priority=low&size=100', leftOut: true });
    const untyped = { query: 'priority=low&size=100' };
    expect(await saveOverView(people.agent, id, untyped, db())).toMatchObject({ leftOut: false });
    await over(people.agent);
    expect((await getView(people.agent, id, db())).query).toBe('priority=low&size=100');
    const told = await db().select().from(auditEvents).where(eq(auditEvents.subjectId, id));
    expect(told.filter(({ action }) => action === 'view.updated')).toMatchObject([{ fields: ['query'] }]);
    await expect(over(people.manager)).rejects.toThrow(NotFound);
  });
});
