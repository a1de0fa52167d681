import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openServerLog, rotateLog } from '../../bin/lib/server-log.ts';

describe('the log of the database server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'carteira-log-'));
  const file = join(folder, 'postgres.log');
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  beforeEach(() => {
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('keeps what earlier servers said, and knows where this one begins', () => {
    writeFileSync(file, 'PANIC: the disk is full\n');
    const log = openServerLog(file);
    writeSync(log.descriptor, 'ready\n');
    expect(text('postgres.log')).toBe('PANIC: the disk is full\nready\n');
    expect(text('postgres.log').slice(log.from)).toBe('ready\n');
  });

  it('is put aside when it is large, four times at most, while a server goes on writing', () => {
    const { descriptor } = openServerLog(file);
    for (const word of ['one', 'two', 'three', 'four', 'five', 'six']) {
      writeSync(descriptor, `${word.repeat(10)}\n`);
      rotateLog(file, 20);
    }
    writeSync(descriptor, 'last\n');
    expect(readdirSync(folder).sort()).toEqual([
      'postgres.log',
      ...[1, 2, 3, 4].map((age) => `postgres.log.${age}`),
    ]);
    expect(text('postgres.log')).toBe('last\n');
    expect(text('postgres.log.1')).toContain('six');
    expect(text('postgres.log.4')).toContain('three');
  });

  it('stays where it is small', () => {
    appendFileSync(file, 'little\n');
    rotateLog(file, 20);
    expect(readdirSync(folder)).toEqual(['postgres.log']);
  });
});
