/** A reason the user can act on: `code` names a message of the `errors` catalogue, `params` fill it. Never personal data. */
export interface Reason {
  code: string;
  params?: Record<string, string | number>;
}

/** `form` holds reasons that belong to no single field. */
export type FieldReasons = Record<string, Reason[]>;

/** Nobody reads more, and a body made of mistakes would take long to word. */
const MOST_REASONS = 200;
/** Field names and what fills a message come from whoever is refused. */
const MOST_CHARACTERS = 150;

/** A value for the user, not a bug. `kind` decides the API's status: refused 422, conflict 409, limited 429, busy 503. */
export class Refused extends Error {
  readonly fields: FieldReasons;
  readonly kind: 'refused' | 'conflict' | 'limited' | 'busy';

  constructor(fields: FieldReasons, kind: Refused['kind'] = 'refused') {
    const bounded = boundedReasons(Object.entries(fields));
    super(
      `refused: ${Object.entries(bounded)
        .map(([field, reasons]) => `${field}=${reasons.map((r) => r.code).join('+')}`)
        .join(' ')}`,
    );
    this.name = 'Refused';
    this.fields = bounded;
    this.kind = kind;
  }
}

export function refuse(
  field: string,
  code: string,
  params?: Reason['params'],
  kind?: Refused['kind'],
): never {
  throw new Refused({ [field]: [{ code, params }] }, kind);
}

export const TOO_MANY = 'too_many';

/** One person asks for more at once than leaves the others their share: 429, to be asked again after `retryAfter` seconds. */
export class TooMany extends Refused {
  /** What Next tells the error page of it. */
  readonly digest = TOO_MANY;
  readonly retryAfter: number;

  constructor(code: string, retryAfter: number) {
    super({ form: [{ code, params: { seconds: retryAfter } }] }, 'limited');
    this.name = 'TooMany';
    this.retryAfter = retryAfter;
  }
}

export const BUSY = 'busy';

/** Nobody's fault and no bug: what is asked for cannot be done now and will be possible again soon. 503. */
export class Busy extends Refused {
  readonly digest = BUSY;
  readonly retryAfter = 5;

  constructor() {
    super({ form: [{ code: BUSY }] }, 'busy');
    this.name = 'Busy';
  }
}

/** Before the sentence that a page's own script gets when its form did not even reach its action. */
export const REFUSED_BY_FRONT = 'refused: ';

/** What the actor may not see does not exist: 404. */
export class NotFound extends Error {
  constructor(noun: string) {
    super(`${noun} not found`);
    this.name = 'NotFound';
  }
}

/** A contact that was anonymized, by the id it had: 410. */
export class Gone extends NotFound {
  constructor(noun: string) {
    super(noun);
    this.name = 'Gone';
  }
}

/** What the actor may not do: 403. */
export class Forbidden extends Error {
  readonly permission: string;

  constructor(permission: string) {
    super(`not permitted: ${permission}`);
    this.name = 'Forbidden';
    this.permission = permission;
  }
}

/** Nobody is signed in: pages redirect to sign-in, the API answers 401. */
export class Unauthenticated extends Error {
  constructor() {
    super('not signed in');
    this.name = 'Unauthenticated';
  }
}

/** Someone else changed the record since it was read: 409. `current` is its newest version number. */
export class StaleVersion extends Error {
  readonly current: number;

  constructor(current: number) {
    super('changed by someone else meanwhile');
    this.name = 'StaleVersion';
    this.current = current;
  }
}

/** Takes no more of `given` than anyone reads; a name may be `__proto__`. */
export function boundedReasons(
  given: Iterable<readonly [field: string, reasons: readonly Reason[]]>,
): FieldReasons {
  const fields = new Map<string, Reason[]>();
  let left = MOST_REASONS;
  for (const [field, reasons] of given) {
    const name = field.slice(0, MOST_CHARACTERS);
    const kept = reasons.slice(0, left).map(withShortParams);
    fields.set(name, [...(fields.get(name) ?? []), ...kept]);
    left -= Math.max(kept.length, 1);
    if (left <= 0) break;
  }
  return Object.fromEntries(fields);
}

function withShortParams({ code, params }: Reason): Reason {
  if (!params) return { code, params };
  const short = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.slice(0, MOST_CHARACTERS) : value,
  ]);
  return { code, params: Object.fromEntries(short) };
}
