import { describe, expect, it } from 'vitest';
import { inHashingTurn } from '#lib/users/sign-in/hashing-turn.ts';
import { refusalOf } from '../people.ts';

describe('turns at hashing', () => {
  it('runs two at once, lets twenty wait and tells the rest that it is busy', async () => {
    let running = 0;
    let most = 0;
    const release: (() => void)[] = [];
    const work = async () => {
      most = Math.max(most, ++running);
      await new Promise<void>((resolve) => release.push(resolve));
      running--;
    };
    const turns = Array.from({ length: 25 }, () => refusalOf(inHashingTurn(work)));
    expect(await Promise.all(turns.slice(22))).toEqual(Array(3).fill('form=busy'));
    let done = 0;
    for (const turn of turns.slice(0, 22)) turn.then(() => done++);
    while (done < 22) {
      release.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(most).toBe(2);
  });

  it('gives the turn on when the work fails', async () => {
    const fail = () => inHashingTurn(async () => Promise.reject(new Error('no')));
    expect(await Promise.all([fail, fail, fail, fail].map((run) => refusalOf(run())))).toEqual(
      Array(4).fill('no'),
    );
    expect(await inHashingTurn(async () => 'yes')).toBe('yes');
  });
});
