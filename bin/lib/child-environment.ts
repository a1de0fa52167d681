import { type Environment, VARIABLES } from '#lib/core/env.ts';

/**
 * The environment of web, worker and commands: the validated variables, the secret, the database and the public
 * address. The owner's first password is not passed on.
 */
export function childEnvironment(
  env: Environment,
  own: { databaseUrl: string; secret: string; url: string },
): NodeJS.ProcessEnv {
  const written = VARIABLES.map((name) => [name, env[name] === undefined ? undefined : String(env[name])]);
  return {
    ...process.env,
    ...Object.fromEntries(written),
    NODE_ENV: process.env.NODE_ENV,
    DATABASE_URL: own.databaseUrl,
    NEXTAUTH_SECRET: own.secret,
    NEXTAUTH_URL: own.url,
    OWNER_EMAIL: undefined,
    OWNER_PASSWORD: undefined,
  };
}

/** Copies the values to `process.env`; undefined deletes a variable. */
export function applyEnvironment(values: NodeJS.ProcessEnv): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

/** The public address. */
export function addressOf({ APP_URL, HOST, PORT }: Environment): string {
  if (APP_URL) return APP_URL;
  const everywhere = ['0.0.0.0', '::', '127.0.0.1', '::1', 'localhost'];
  const host = everywhere.includes(HOST) ? 'localhost' : HOST;
  return `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`;
}
