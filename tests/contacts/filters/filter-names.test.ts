import { beforeAll, describe, expect, it } from 'vitest';
import { createContact } from '#lib/contacts/create-contact.ts';
import { filterNames } from '#lib/contacts/filters/filter-names.ts';
import { listOwners } from '#lib/contacts/list/list-owners.ts';
import type { Actor } from '#lib/core/actor.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { createSegment } from '#lib/segments/create-segment.ts';
import { createTag } from '#lib/tags/create-tag.ts';
import { updateUser } from '#lib/users/update-user.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();
let people: Awaited<ReturnType<typeof actors>>;
let juliana: Actor;
let diego: Actor;
let served: number;
let hidden: number;

/** Juliana owns a contact of everybody's, Diego one of a segment that Caio does not serve. */
beforeAll(async () => {
  people = await actors(db());
  juliana = await createActor('Juliana Prado', 'agent', {}, db());
  diego = await createActor('Diego Sá', 'agent', {}, db());
  served = (await createSegment(people.owner, { name: 'Varejo' }, db())).id;
  hidden = (await createSegment(people.owner, { name: 'Atacado' }, db())).id;
  people.agent = { ...people.agent, segmentIds: [served] };
  const open = await createContact(people.owner, { name: 'Aline Ferraz' }, db());
  const far = await createContact(people.owner, { name: 'Bruno Sá', segments: ['Atacado'] }, db());
  await assignPortfolio(people.owner, open.id, { flow: 'message', ownerId: juliana.userId }, db());
  await assignPortfolio(people.owner, far.id, { flow: 'message', ownerId: diego.userId }, db());
});

describe('what filters offer and say by name', () => {
  it('offers the owners of contacts one sees, while they are active', async () => {
    const named = async (actor: Actor) => (await listOwners(actor, db())).map(({ name }) => name);
    expect(await named(people.supervisor)).toEqual(['Diego Sá', 'Juliana Prado']);
    expect(await named(people.agent)).toEqual(['Juliana Prado']);
    await updateUser(people.owner, diego.userId, { active: false, to: 'keep' }, db());
    expect(await named(people.supervisor)).toEqual(['Juliana Prado']);
  });

  it('tells agents no owner whose contacts they do not see, and no segment they do not serve', async () => {
    const filters = { owner: [juliana.userId, diego.userId], segment: [served, hidden] };
    const forAgent = await filterNames(people.agent, filters, db());
    expect([...forAgent.owners.values()]).toEqual(['Juliana Prado']);
    expect([...forAgent.segments.values()]).toEqual(['Varejo']);
    const forLead = await filterNames(people.supervisor, filters, db());
    expect([...forLead.owners.values()].sort()).toEqual(['Diego Sá', 'Juliana Prado']);
    expect([...forLead.segments.values()].sort()).toEqual(['Atacado', 'Varejo']);
  });

  it('names tags wherever they are wanted, and nothing that is not there', async () => {
    const vip = await createTag(people.owner, { name: 'VIP' }, db());
    const filters = { allTags: [vip.id], withoutTag: [vip.id + 99, 999_999_999_999], tag: ['VIP'] };
    const { tags, fields, imports } = await filterNames(
      people.owner,
      { ...filters, field: 4, import: 8 },
      db(),
    );
    expect([...tags]).toEqual([[vip.id, 'VIP']]);
    expect([fields.size, imports.size]).toEqual([0, 0]);
  });
});
