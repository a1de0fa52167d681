import { describe, expect, it, vi } from 'vitest';
import { launch, temporaryFolder } from '#tests/support/launch.ts';

vi.setConfig({ testTimeout: 90_000 });

const MARINA = [
  '--email',
  'marina@aurora.example',
  '--name',
  'Marina Duarte',
  '--password',
  'uma senha de teste',
];

async function cli(folder: string, ...words: string[]) {
  const { exited, stdout, stderr } = launch(['--cli', ...words], { DATA_DIR: folder });
  return { code: await exited, stdout: stdout(), stderr: stderr() };
}

describe('the command line', () => {
  it('makes users and tokens beside a running start, and prints the token alone', async () => {
    const folder = temporaryFolder();
    const running = launch(['--worker'], { DATA_DIR: folder });
    await running.says('worker.ready');
    expect(await cli(folder, 'user', 'create', ...MARINA, '--role', 'owner')).toEqual({
      code: 0,
      stdout: '1\n',
      stderr: '',
    });
    const token = await cli(folder, 'token', 'create', '--email', 'marina@aurora.example');
    expect(token.code).toBe(0);
    expect(token.stdout).toMatch(/^crt_[\w-]{30,}\n$/);
    expect(token.stderr).toBe('');
  });

  it('works on the embedded Postgres when nothing runs, and stops it again', async () => {
    const folder = temporaryFolder();
    expect((await cli(folder, 'user', 'create', ...MARINA, '--role', 'owner')).stdout).toBe('1\n');
    const caio = [
      '--email',
      'caio@aurora.example',
      '--name',
      'Caio Lima',
      '--role',
      'agent',
      '--password',
      'outra senha boa',
    ];
    expect(await cli(folder, 'user', 'create', ...caio)).toEqual({ code: 0, stdout: '2\n', stderr: '' });
  });

  it('says what is wrong on stderr and exits with 1', async () => {
    const folder = temporaryFolder();
    const nobody = await cli(folder, 'token', 'create', '--email', 'marina@aurora.example');
    expect([nobody.code, nobody.stdout]).toEqual([1, '']);
    expect(nobody.stderr).toContain('There is no owner yet');

    const short = await cli(
      folder,
      'user',
      'create',
      '--email',
      'x',
      '--role',
      'owner',
      '--password',
      'curta',
    );
    expect([short.code, short.stdout]).toEqual([1, '']);
    expect(
      short.stderr
        .trim()
        .split('\n')
        .map((line) => line.split(':')[0]),
    ).toEqual(['email', 'password']);

    const unknown = await cli(folder, 'user', 'create', '--mail', 'x');
    expect([unknown.code, unknown.stdout]).toEqual([1, '']);
    expect(unknown.stderr).toContain("Unknown option '--mail'");
  });

  it('helps without a database', async () => {
    const help = await cli('/nowhere', 'help');
    expect(help.code).toBe(0);
    expect(help.stdout).toContain('token create --email');
  });
});
