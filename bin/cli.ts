import { parseArgs } from 'node:util';
import { closeDatabase } from '#db/client.ts';
import { Forbidden, NotFound, Refused } from '#lib/core/errors.ts';
import { createUser } from '#lib/users/create-user.ts';
import { createFirstOwner } from '#lib/users/invitations/create-first-owner.ts';
import { systemActor } from '#lib/users/system-actor.ts';
import { createApiToken } from '#lib/users/tokens/create-api-token.ts';
import { purgePrivacy, searchPrivacy } from './lib/privacy-commands.ts';
import { refusalSentences } from './lib/refusal-sentences.ts';
import { simulateDay } from './lib/simulate-day.ts';

const HELP = `npm run -s cli -- <command>

  user create --email <e-mail> --name <name> --role <owner|manager|supervisor|agent> --password <password>
      Adds a user. Prints the user's number.
  token create --email <e-mail> [--name <what it is for>]
      Makes an API token that acts as that user. Prints the token, which is shown this once.
  simulate --token <token> [--url http://localhost:3000] [--interactions 60] [--pause 1000]
      Plays customers who write and call against a running Carteira, a pause of so many milliseconds between them.
  privacy search [--files]
      Looks for the lines of the standard input in the whole database, in every spelling; with --files in the data folder
      and the build, too. Prints where, and in how many rows.
  privacy purge
      Erases physically what was anonymized or deleted. Readers of a table wait while it is written anew: for the night.
  backup
      Tells how to back up this deployment.
  help`;

const BACKUP = `With DATABASE_URL: pg_dump --format=custom "$DATABASE_URL" > carteira.dump
With the embedded Postgres, while Carteira is stopped: copy the whole data folder (.data or DATA_DIR), and
what .data/postgres points to when it is a link. docs/operators.md tells both ways, and how to restore.`;

type Command = (args: string[]) => Promise<string>;

const COMMANDS: Record<string, Command> = {
  'user create': async (args) => {
    const values = options(args, ['email', 'name', 'role', 'password']);
    // There is no actor yet who could create the first owner.
    const first = values.role === 'owner' ? await createFirstOwner(values) : null;
    return String((first ?? (await createUser(await systemActor(), values))).id);
  },
  'token create': async (args) => {
    const values = options(args, ['email', 'name']);
    const { token } = await createApiToken(await systemActor(), { name: 'cli', ...values });
    return token;
  },
  simulate: async (args) => {
    const { token, url, interactions, pause } = options(args, ['token', 'url', 'interactions', 'pause']);
    if (!token) throw new Error('simulate needs --token, of somebody who may deliver: see token create');
    const became = await simulateDay(
      {
        token,
        url: url ?? 'http://localhost:3000',
        interactions: Number(interactions ?? 60),
        pause: Number(pause ?? 1_000),
      },
      (line) => process.stderr.write(`${line}\n`),
    );
    return JSON.stringify(became);
  },
  'privacy search': async (args) => {
    const { values } = parseArgs({ args, options: { files: { type: 'boolean' } }, strict: true });
    return searchPrivacy(values.files ?? false);
  },
  'privacy purge': async (args) => {
    options(args, []);
    return purgePrivacy();
  },
  backup: async () => BACKUP,
};

/** Runs a command on `database()`: its result alone on stdout, refusals on stderr. @returns the exit code */
export async function runCli(words: string[]): Promise<number> {
  if (words.length === 0 || words[0] === 'help') return print(HELP);
  const name = Object.keys(COMMANDS).find((command) => `${words.join(' ')} `.startsWith(`${command} `));
  if (!name) return fail(`"${words.slice(0, 2).join(' ')}" is no command.\n\n${HELP}`);
  try {
    return print(await (COMMANDS[name] as Command)(words.slice(name.split(' ').length)));
  } catch (error) {
    return fail(sentence(error));
  } finally {
    await closeDatabase();
  }
}

/** A missing option is left to the verb to refuse. @throws TypeError for an unknown one */
function options(args: string[], names: string[]): Record<string, string | undefined> {
  const known = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  return parseArgs({ args, options: known, strict: true, allowPositionals: false }).values;
}

function sentence(error: unknown): string {
  if (error instanceof Refused) return refusalSentences(error).join('\n');
  if (error instanceof NotFound) return 'There is no owner yet: open the set-up link that npm start prints.';
  if (error instanceof Forbidden) return 'That may not be done from here.';
  const { code, message } = error as { code?: string; message: string };
  if (code?.startsWith('ERR_PARSE_ARGS')) return message;
  throw error;
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function fail(text: string): number {
  process.stderr.write(`${text}\n`);
  return 1;
}
