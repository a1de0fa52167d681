import { describe, expect, it } from 'vitest';
import { belowFloor, isOlder } from '../../bin/lib/security-floor.ts';

const FLOORS = [{ package: 'left-pad', least: '1.2.3', advisories: ['GHSA-x'], why: 'It pads too far.' }];

describe('the floor of versions', () => {
  it.each([
    ['1.2.2', '1.2.3', true],
    ['1.2.3', '1.2.3', false],
    ['1.10.0', '1.9.9', false],
    ['1.2.3-beta.1', '1.2.3', true],
    ['0.9.9', '1.0.0', true],
  ])('%s is older than %s: %s', (version, than, older) => {
    expect(isOlder(version, than)).toBe(older);
  });

  it('finds an old copy however deep it lies', () => {
    const tree = {
      dependencies: { a: { version: '1.0.0', dependencies: { 'left-pad': { version: '1.2.2' } } } },
    };
    expect(belowFloor(tree, FLOORS)).toEqual(['left-pad 1.2.2 is below 1.2.3 (GHSA-x): It pads too far.']);
    expect(belowFloor({ dependencies: { 'left-pad': { version: '1.3.0' } } }, FLOORS)).toEqual([]);
  });

  it('says when a package it watches is no longer there', () => {
    expect(belowFloor({}, FLOORS)).toEqual([
      'left-pad is not installed: take it out of bin/security-floor.json.',
    ]);
  });
});
