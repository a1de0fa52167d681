import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sentForms } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Role } from '#lib/core/role.ts';
import { carryOutOnce } from '#lib/web/sent-forms/carry-out-once.ts';
import { forgetSentForms } from '#lib/web/sent-forms/forget-sent-forms.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('a form that is sent twice as it was', () => {
  const { db } = useDatabase();
  let people: Record<Role, Actor>;
  let mark: string;
  let runs: number;
  beforeAll(async () => {
    people = await actors(db());
  });
  beforeEach(async () => {
    await db().delete(sentForms);
    mark = randomUUID();
    runs = 0;
  });

  const formOf = (fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return form;
  };
  interface Said {
    actor?: Actor;
    fields?: Record<string, string>;
    run?: () => Promise<object>;
  }
  const send = ({ actor = people.agent, fields = {}, run }: Said = {}) =>
    carryOutOnce(
      actor,
      formOf({ $once: mark, name: 'Dona Lurdes', ...fields }),
      run ?? (async () => ({ to: `/contacts/${++runs}`, flash: { key: 'contacts.flash.created' } })),
      db(),
    );
  const stored = () => db().select().from(sentForms);
  /** The first is being carried out when the others come. */
  async function whileFirst<First>(end: () => First, others: () => Promise<object>[]) {
    const gate = Promise.withResolvers<void>();
    const first = send({ run: () => gate.promise.then(end) as Promise<object> });
    await expect.poll(stored).toHaveLength(1);
    const sent = others();
    gate.resolve();
    return Promise.allSettled([first, ...sent]);
  }

  it('is carried out once, at the same moment and afterwards, and each is led on alike', async () => {
    const answer = { to: '/contacts/9', flash: { key: 'contacts.flash.created' } };
    const answers = await whileFirst(
      () => answer,
      () => [send(), send()],
    );
    for (const one of answers) expect(one).toEqual({ status: 'fulfilled', value: answer });
    expect(await send()).toEqual(answer);
    await Promise.all([send({ actor: people.owner }), send({ actor: people.owner })]);
    expect(runs).toBe(1);
  });

  it('is another one with another word, from another page or of another person, or where scripts send it', async () => {
    await send();
    await send({ fields: { name: 'Dona Lúcia' } });
    await send({ fields: { $once: randomUUID() } });
    await send({ actor: people.manager });
    for (const none of ['', 'x', `${mark}0`]) await send({ fields: { $once: none } });
    expect(runs).toBe(7);
  });

  it('is carried out by the second where the first was refused or did nothing', async () => {
    const [first, second] = await whileFirst(
      () => {
        throw new Error('refused');
      },
      () => [send()],
    );
    expect([first?.status, second?.status]).toEqual(['rejected', 'fulfilled']);
    mark = randomUUID();
    await send({ run: async () => ({ values: {} }) });
    expect(await send()).toMatchObject({ to: '/contacts/2' });
  });

  it('that led to a secret is carried out anew, for the secret is stored nowhere', async () => {
    const created = async () => ({ to: '/settings/tokens/created', secret: `carteira_${++runs}` });
    await send({ run: created });
    expect(await stored()).toEqual([]);
    expect(await send({ run: created })).toMatchObject({ secret: 'carteira_2' });
  });

  it('is taken up by the second when the first was ended in its middle', async () => {
    void send({ run: () => new Promise(() => undefined) });
    await expect.poll(stored).toHaveLength(1);
    await db().execute(sql`update sent_form set created_at = now() - interval '61 seconds'`);
    expect(await send()).toMatchObject({ to: '/contacts/1' });
  });

  it('stands in no copy of the database, and is forgotten after an hour', async () => {
    await send({ run: async () => ({ to: '/contacts/1', flash: { key: 'x', params: { name: 'Lurdes' } } }) });
    const [row] = await stored();
    expect(
      Buffer.concat([row?.digest ?? Buffer.of(), row?.answer ?? Buffer.of()]).toString('latin1'),
    ).not.toMatch(/Lurdes|contacts/);
    await forgetSentForms(db());
    expect(await stored()).toHaveLength(1);
    await db().execute(sql`update sent_form set created_at = now() - interval '61 minutes'`);
    await forgetSentForms(db());
    expect(await stored()).toEqual([]);
  });
});
