import { describe, expect, it } from 'vitest';
import { quietConsole } from '#lib/web/quiet-console.ts';

describe('errors on the console of the web process', () => {
  it('are told by kind, code and place, never in their own words', () => {
    const printed: unknown[] = [];
    const target = { error: (...parts: unknown[]) => printed.push(...parts) };
    quietConsole(target);
    const cause = Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: 'Key (cpf)=(52998224725)',
    });
    target.error(
      '⨯',
      new Error('Failed query: insert …\nparams: 52998224725,Zenaide\n    at Zenaide', { cause }),
    );
    const text = printed.join(' ');
    expect(text).toContain('⨯ Error 23505');
    expect(text).toContain('quiet-console.test.ts');
    expect(text).not.toMatch(/52998224725|Zenaide|Key|params/);
  });
});
