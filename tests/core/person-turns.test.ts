import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { TooMany } from '#lib/core/errors.ts';
import { personTurns } from '#lib/core/person-turns.ts';

const ANA = { userId: 1 };
const BRUNO = { userId: 2 };
const LIMITS = { atOnce: 2, waiting: 1, patience: 10_000, code: 'searches_active', retryAfter: 5 };

/** A piece of work that goes on until it is ended. */
function endless() {
  let begun = false;
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const work = () => {
    begun = true;
    return promise;
  };
  return { work, begun: () => begun, end: () => resolve('done'), fail: () => reject(new Error('failed')) };
}

test('two go on, one waits, the next is refused, and other people are served', async () => {
  const inTurn = personTurns('three and one', LIMITS);
  const [first, second, third] = [endless(), endless(), endless()];
  const ends = [first, second, third].map(({ work }) => inTurn(ANA, work));
  await expect(inTurn(ANA, async () => 'never')).rejects.toMatchObject({
    kind: 'limited',
    retryAfter: 5,
    fields: { form: [{ code: 'searches_active', params: { seconds: 5 } }] },
  });
  expect(await inTurn(BRUNO, async () => 'at once')).toBe('at once');
  expect([first, second, third].map(({ begun }) => begun())).toEqual([true, true, false]);
  first.end();
  await expect.poll(third.begun).toBe(true);
  second.end();
  third.end();
  expect(await Promise.all(ends)).toEqual(['done', 'done', 'done']);
  expect(await inTurn(ANA, async () => 'free again')).toBe('free again');
});

test('a failure gives its turn back', async () => {
  const inTurn = personTurns('failing', { ...LIMITS, atOnce: 1 });
  const first = endless();
  const failing = inTurn(ANA, first.work);
  const waiting = inTurn(ANA, async () => 'after it');
  first.fail();
  await expect(failing).rejects.toThrow('failed');
  expect(await waiting).toBe('after it');
});

test('who has waited too long is refused and no longer in line', async () => {
  const inTurn = personTurns('impatient', { ...LIMITS, atOnce: 1, patience: 20 });
  const first = endless();
  const running = inTurn(ANA, first.work);
  await expect(inTurn(ANA, async () => 'never')).rejects.toBeInstanceOf(TooMany);
  first.end();
  await running;
  await setTimeout(0);
  expect(await inTurn(ANA, async () => 'free again')).toBe('free again');
});
