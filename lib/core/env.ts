import { isIP } from 'node:net';
import { z } from 'zod';

/** One rule a variable: the message says what it must be. Their meaning is told in .env.example. */
const RULES = {
  PORT: whole(1, 65_535).default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be a host name or an address of this machine')
    .default('127.0.0.1'),
  APP_URL: z
    .string()
    .refine(isOrigin, 'must be an address such as https://carteira.example.com, without a path')
    .transform((url) => new URL(url).origin)
    .optional(),
  TRUST_PROXY: whole(0, 10).default(0),
  DATA_DIR: z.string().default('.data'),
  ERASED_LEDGER: z.string().optional(),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'must look like postgres://user:password@host:5432/database')
    .optional(),
  DATABASE_POOL: whole(2, 500).default(10),
  NEXTAUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  OWNER_EMAIL: z.string().regex(z.regexes.email, 'must be an e-mail address').optional(),
  OWNER_PASSWORD: z.string().optional(),
  WEB_PROCESSES: whole(1, 64).optional(),
  WORKER: z.enum(['on', 'off'], 'must be on or off').default('on'),
  WORKER_CONCURRENCY: whole(1, 32).default(2),
  WORKER_FROZEN_AFTER_SECONDS: whole(2, 3_600).default(10),
  UPLOAD_MAX_BYTES: whole(1_024, 100 * 1024 ** 3).default(1024 ** 3),
  PASSWORDS_PER_SECOND: whole(1, 1_000).default(2),
  SESSION_IDLE_MINUTES: whole(5, 43_200).default(480),
  SESSION_MAX_HOURS: whole(1, 8_760).default(336),
  WEBHOOK_NETWORKS: z
    .string()
    .refine(
      (text) => parseNetworks(text) !== null,
      'must be networks such as 10.1.0.0/16,fd00:1::/48, separated by commas',
    )
    .default(''),
};

const schema = z.object(RULES).superRefine((given, context) => {
  if (given.OWNER_EMAIL && !given.OWNER_PASSWORD)
    report('OWNER_PASSWORD', 'must be set together with OWNER_EMAIL');
  if (given.OWNER_PASSWORD && !given.OWNER_EMAIL)
    report('OWNER_EMAIL', 'must be set together with OWNER_PASSWORD');
  function report(name: VariableName, message: string) {
    context.addIssue({ code: 'custom', path: [name], message });
  }
});

export type Environment = z.output<typeof schema>;
export type VariableName = keyof typeof RULES;
export const VARIABLES = Object.keys(RULES) as VariableName[];

/** Never repeated in a message. */
const SECRETS: readonly string[] = [
  'DATABASE_URL',
  'NEXTAUTH_SECRET',
  'OWNER_PASSWORD',
] satisfies VariableName[];

export class MalformedEnvironment extends Error {
  readonly reasons: string[];

  constructor(reasons: string[]) {
    super(reasons.join('\n'));
    this.name = 'MalformedEnvironment';
    this.reasons = reasons;
  }
}

/** The variables Carteira runs by, with their defaults; an empty one counts as unset. @throws MalformedEnvironment */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const given = Object.fromEntries(VARIABLES.map((name) => [name, cleaned(name, source[name])]));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new MalformedEnvironment(
    result.error.issues.map((issue) => sentence(String(issue.path[0]), issue.message, given)),
  );
}

/** Files edited by hand carry spaces; a password may mean them. */
function cleaned(name: VariableName, text: string | undefined): string | undefined {
  return (name === 'OWNER_PASSWORD' ? text : text?.trim()) || undefined;
}

function sentence(name: string, message: string, given: Record<string, string | undefined>): string {
  const value = given[name];
  return value === undefined || SECRETS.includes(name)
    ? `${name} ${message}.`
    : `${name} ${message}, not "${value}".`;
}

function whole(least: number, most: number) {
  const message = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, message)
    .transform(Number)
    .refine((number) => number >= least && number <= most, message);
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.username
  );
}

function isPostgresUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1;
}

/** `10.1.0.0/16,fd00:1::/48`; an address alone is a network of one. null where one of them is none. */
export function parseNetworks(text: string): string[] | null {
  const networks = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(networkOf);
  return networks.includes(null) ? null : (networks as string[]);
}

function networkOf(part: string): string | null {
  const [base = '', bits, ...rest] = part.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(base)] ?? -1;
  if (most < 0 || rest.length > 0 || base.includes('%')) return null;
  if (bits === undefined) return `${base}/${most}`;
  return /^\d{1,3}$/.test(bits) && Number(bits) <= most ? `${base}/${Number(bits)}` : null;
}
