import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { signInThrottles } from '#db/schema/index.ts';
import { Refused } from '#lib/core/errors.ts';
import { signIn } from '#lib/users/sign-in/sign-in.ts';
import { useDatabase } from '#tests/support/database.ts';
import { actorNamed, PASSWORD, person, refusalOf, renata } from '../people.ts';

const WAIT = 'form=sign_in_wait';
const WRONG = 'form=sign_in_wrong';

describe('guessing passwords', () => {
  const { db } = useDatabase();
  const email = 'renata@aurora.com.br';
  const guess = (origin = {}, account = email) =>
    refusalOf(signIn({ email: account, password: 'errada errada' }, origin, db()));
  const later = (seconds: number) =>
    db().execute(
      sql`update sign_in_throttle set last_failure_at = last_failure_at - make_interval(secs => ${seconds})`,
    );
  /** However slow the machine, the last failure was just now. */
  const justNow = () => db().execute(sql`update sign_in_throttle set last_failure_at = clock_timestamp()`);

  beforeEach(async () => {
    await renata(db());
  });

  /** As fast as the waits allow. */
  async function failTimes(times: number, origin = {}) {
    for (let done = 0; done < times; done++) {
      await guess(origin);
      if (done >= 4) await later(180);
    }
  }

  async function failFiveTimes(origin = {}) {
    for (let wrong = 0; wrong < 5; wrong++) expect(await guess(origin)).toBe(WRONG);
    await justNow();
  }

  async function secondsToWait(origin = {}): Promise<number> {
    const error = await signIn({ email, password: PASSWORD }, origin, db()).catch(
      (refusal: unknown) => refusal,
    );
    if (!(error instanceof Refused)) return 0;
    expect(error.kind).toBe('limited');
    return Number(error.fields.form?.[0]?.params?.seconds);
  }

  it('costs nothing five times, then three minutes each', async () => {
    await failFiveTimes();
    expect(await guess()).toBe(WAIT);
    for (let more = 0; more < 3; more++) {
      await justNow();
      expect(await secondsToWait()).toBe(180);
      await later(180);
      expect(await guess()).toBe(WRONG);
    }
  });

  it('gets no further than ten in a quarter of an hour, however often it knocks', async () => {
    const answers: string[] = [];
    for (let seconds = 0; seconds < 870; seconds += 30) {
      answers.push(await guess());
      await later(30);
    }
    const tried = answers.filter((answer) => answer === WRONG).length;
    expect(tried).toBeGreaterThanOrEqual(9);
    expect(tried).toBeLessThanOrEqual(10);
    expect(tried + answers.filter((answer) => answer === WAIT).length).toBe(29);
  });

  it('never makes anyone wait longer than three minutes', async () => {
    await failTimes(40);
    expect(await guess()).toBe(WRONG);
    await justNow();
    expect(await secondsToWait()).toBe(180);
  });

  it('lets the right password in as soon as the wait is over', async () => {
    await failFiveTimes();
    expect(await secondsToWait()).toBe(180);
    await later(180);
    expect(await secondsToWait()).toBe(0);
  });

  it('does not prolong the wait for knocking meanwhile', async () => {
    await failFiveTimes();
    await later(-60);
    const counts = await db().select().from(signInThrottles);
    for (let knock = 0; knock < 20; knock++) expect(await guess()).toBe(WAIT);
    expect(await db().select().from(signInThrottles)).toEqual(counts);
  });

  it.each([3600, 10 * 86_400, 40 * 365 * 86_400])('forgets in %i seconds', async (seconds) => {
    await failFiveTimes();
    await later(seconds);
    expect([await guess(), await guess(), await guess(), await guess()]).toEqual(Array(4).fill(WRONG));
  });

  it('counts a hundred guesses sent at once one by one', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => guess({ address: '203.0.113.9' })));
    const tried = answers.filter((answer) => answer === WRONG).length;
    expect(answers.filter((answer) => answer === WAIT)).toHaveLength(100 - tried);
    expect(tried).toBe(5);
  });

  it('finds out one address that tries many accounts', async () => {
    const address = '203.0.113.9';
    for (let account = 0; account < 20; account++)
      expect(await guess({ address }, `a${account}@aurora.com.br`)).toBe(WRONG);
    await justNow();
    expect(await guess({ address }, 'a20@aurora.com.br')).toBe(WAIT);
    expect(await guess({ address: '198.51.100.7' }, 'a30@aurora.com.br')).toBe(WRONG);
  });

  it('does not charge the account for what the address was refused', async () => {
    const address = '203.0.113.9';
    for (let account = 0; account < 20; account++) await guess({ address }, `a${account}@aurora.com.br`);
    await later(-60);
    for (let knock = 0; knock < 10; knock++) expect(await guess({ address })).toBe(WAIT);
    expect(await secondsToWait({ address: '198.51.100.7' })).toBe(0);
  });

  it('never makes a browser wait that the person has signed in from, whoever else is guessing', async () => {
    const { browser } = await signIn({ email, password: PASSWORD }, {}, db());
    await failTimes(20);
    await guess();
    await justNow();
    expect(await secondsToWait()).toBe(180);
    expect(await secondsToWait({ browser })).toBe(0);
  });

  it('counts the guesses of a known browser too', async () => {
    const { browser } = await signIn({ email, password: PASSWORD }, {}, db());
    await failFiveTimes({ browser });
    expect(await guess({ browser })).toBe(WAIT);
  });

  it('takes no other account and no made-up mark for a known browser', async () => {
    await person(await actorNamed('renata', db()), 'caio', 'agent', db());
    const { browser } = await signIn({ email: 'caio@aurora.com.br', password: PASSWORD }, {}, db());
    await failFiveTimes();
    await later(-60);
    expect(await guess({ browser })).toBe(WAIT);
    expect(await guess({ browser: `${'a'.repeat(16)}.${'b'.repeat(43)}~x.y~` })).toBe(WAIT);
  });

  it('remembers several people who share a browser', async () => {
    await person(await actorNamed('renata', db()), 'caio', 'agent', db());
    const first = await signIn({ email, password: PASSWORD }, {}, db());
    const second = await signIn(
      { email: 'caio@aurora.com.br', password: PASSWORD },
      { browser: first.browser },
      db(),
    );
    await failTimes(20);
    await guess();
    expect(await secondsToWait({ browser: second.browser })).toBe(0);
  });
});
