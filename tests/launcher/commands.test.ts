import { describe, expect, it, vi } from 'vitest';
import { launch, sharedFolder } from '#tests/support/launch.ts';

vi.setConfig({ testTimeout: 90_000 });

const EMAIL = 'marina@aurora.example';

describe('the command line', () => {
  const folder = sharedFolder();

  async function cli(...words: string[]) {
    const { exited, stdout, stderr } = launch(['--cli', ...words], { DATA_DIR: folder });
    return { code: await exited, stdout: stdout(), stderr: stderr() };
  }

  it('helps without a database', async () => {
    const help = await cli('help');
    expect(help.code).toBe(0);
    expect(help.stdout).toContain('token create --email');
  });

  it('starts the embedded Postgres when nothing runs, and stops it again', async () => {
    const nobody = await cli('token', 'create', '--email', EMAIL);
    expect([nobody.code, nobody.stdout]).toEqual([1, '']);
    expect(nobody.stderr).toContain('There is no owner yet');

    const person = [
      '--email',
      EMAIL,
      '--name',
      'Marina Duarte',
      '--role',
      'owner',
      '--password',
      'uma senha boa',
    ];
    expect(await cli('user', 'create', ...person)).toEqual({ code: 0, stdout: '1\n', stderr: '' });
  });

  it('joins a start that runs, prints the answer alone, and refusals to stderr', async () => {
    const running = launch(['--worker'], { DATA_DIR: folder });
    await running.says('worker.ready');

    const token = await cli('token', 'create', '--email', EMAIL);
    expect([token.code, token.stderr]).toEqual([0, '']);
    expect(token.stdout).toMatch(/^crt_[\w-]{30,}\n$/);

    const refused = await cli('user', 'create', '--email', 'x', '--role', 'agent', '--password', 'curta');
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    const fields = refused.stderr.trim().split('\n');
    expect(fields.map((line) => line.split(':')[0]).sort()).toEqual(['email', 'name', 'password']);

    const unknown = await cli('user', 'create', '--mail', 'x');
    expect([unknown.code, unknown.stdout]).toEqual([1, '']);
    expect(unknown.stderr).toContain("Unknown option '--mail'");
  });
});
