import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MalformedEnvironment, readEnvironment, VARIABLES } from '#lib/core/env.ts';
import { ROOT } from '../../bin/lib/root.ts';

/** `NAME=value` lines of .env.example, commented out where the default is meant. */
function exampleVariables(): { name: string; value: string; told: boolean }[] {
  const lines = readFileSync(join(ROOT, '.env.example'), 'utf8').split('\n');
  return lines.flatMap((line, at) => {
    const [, name, value] = /^#?([A-Z][A-Z_]+)=(.*)$/.exec(line) ?? [];
    return name ? [{ name, value: value ?? '', told: /^# \w/.test(lines[at - 1] ?? '') }] : [];
  });
}

function codeVariables(): Set<string> {
  const files = ['app', 'db', 'jobs', 'lib'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(join(ROOT, folder, name), 'utf8')),
  );
  return new Set(
    files.flatMap((text) => [...text.matchAll(/process\.env\.([A-Z_]+)/g)].map(([, name]) => name ?? '')),
  );
}

function reasons(source: Record<string, string>): string[] {
  try {
    readEnvironment({ NODE_ENV: 'test', ...source });
    return [];
  } catch (error) {
    return error instanceof MalformedEnvironment ? error.reasons : ['not malformed but broken'];
  }
}

describe('the environment', () => {
  it('is told in .env.example, every variable with a line above it that explains it', () => {
    const example = exampleVariables();
    expect(example.map(({ name }) => name).sort()).toEqual([...VARIABLES].sort());
    expect(example.filter(({ told }) => !told)).toEqual([]);
  });

  it('has the defaults that .env.example shows', () => {
    const shown = Object.fromEntries(exampleVariables().map(({ name, value }) => [name, value]));
    const defaults = readEnvironment({ NODE_ENV: 'test' });
    for (const name of VARIABLES) expect([name, shown[name]]).toEqual([name, String(defaults[name] ?? '')]);
  });

  it('holds every variable the code reads', () => {
    // NEXTAUTH_URL is next-auth's name for the address, which the launcher derives.
    const known = new Set<string>([...VARIABLES, 'NODE_ENV', 'NEXTAUTH_URL']);
    expect([...codeVariables()].filter((name) => !known.has(name))).toEqual([]);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readEnvironment({ NODE_ENV: 'test', PORT: ' ', DATABASE_URL: '' })).toMatchObject({ PORT: 3000 });
  });

  it('keeps the spaces of a password and of nothing else', () => {
    const source = {
      NODE_ENV: 'test',
      OWNER_EMAIL: ' marina@aurora.example ',
      OWNER_PASSWORD: ' com espaço ',
    } as const;
    expect(readEnvironment(source)).toMatchObject({
      OWNER_EMAIL: 'marina@aurora.example',
      OWNER_PASSWORD: ' com espaço ',
    });
  });

  it.each([
    ['PORT', '70000'],
    ['APP_URL', 'carteira.example.com'],
    ['APP_URL', 'https://example.com/carteira'],
    ['TRUST_PROXY', 'yes'],
    ['DATABASE_POOL', '0'],
    ['NEXTAUTH_SECRET', 'short'],
    ['UPLOAD_MAX_BYTES', '1e9'],
    ['SESSION_IDLE_MINUTES', '-5'],
    ['WEBHOOK_NETWORKS', '10.0.0.0/33'],
    ['WEBHOOK_NETWORKS', 'intranet.example'],
  ])('refuses %s=%s in one sentence that names it', (name, value) => {
    const said = reasons({ [name]: value });
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(new RegExp(`^${name} must .*\\.$`));
  });
});
