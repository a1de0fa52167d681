import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockGaps } from '../../bin/lib/lock-gaps.ts';
import { ROOT } from '../../bin/lib/root.ts';

describe('package-lock.json', () => {
  it('names the programs for every machine, or a clone can not be installed (bin/complete-lock.ts)', () => {
    const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
    expect(Object.keys(lockGaps(packages))).toEqual([]);
  });

  it('has a gap where an optional package is nowhere above its user', () => {
    const packages = {
      '': {},
      'node_modules/tool': {
        version: '2.0.0',
        dev: true,
        optionalDependencies: { '@tool/linux-x64-musl': '2.0.0' },
      },
      'node_modules/tool/node_modules/deep': {
        optionalDependencies: { other: '1.0.0', '@tool/win32-arm64': '3.1.0' },
      },
      'node_modules/other': { version: '1.0.0' },
    };
    expect(lockGaps(packages)).toEqual({
      'node_modules/@tool/linux-x64-musl': {
        version: '2.0.0',
        cpu: ['x64'],
        dev: true,
        libc: ['musl'],
        optional: true,
        os: ['linux'],
      },
      'node_modules/@tool/win32-arm64': { version: '3.1.0', cpu: ['arm64'], optional: true, os: ['win32'] },
    });
  });
});
