import { describe, expect, it } from 'vitest';
import { paceOf } from '#lib/runs/run-pace.ts';

const START = new Date('2026-11-03T13:20:00Z');
const later = (seconds: number) => new Date(START.getTime() + seconds * 1000);

describe('the pace of a run', () => {
  it('is unknown before it has done anything', () => {
    const nothing = { rowsPerSecond: null, secondsLeft: null };
    expect(paceOf({ startedAt: null, processed: 0, permille: 0 })).toEqual(nothing);
    expect(paceOf({ startedAt: START, processed: 0, permille: 0 }, later(5))).toEqual(nothing);
  });

  it('tells the rest from what is done', () => {
    const run = { startedAt: START, processed: 50_000, permille: 250 };
    expect(paceOf(run, later(10))).toEqual({ rowsPerSecond: 5_000, secondsLeft: 30 });
  });

  it('says nothing of the rest from too little', () => {
    expect(paceOf({ startedAt: START, processed: 10, permille: 5 }, later(1)).secondsLeft).toBeNull();
  });

  it('of an ended run is that of the whole, with nothing left', () => {
    const run = { startedAt: START, finishedAt: later(4), processed: 2_000, permille: 1000 };
    expect(paceOf(run, later(900))).toEqual({ rowsPerSecond: 500, secondsLeft: null });
  });
});
