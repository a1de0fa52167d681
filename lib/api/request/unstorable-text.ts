import { boundedReasons, type Reason, Refused, refuse } from '#lib/core/errors.ts';
import { isStorable } from '#lib/core/storable-text.ts';

/** No field of ours is deeper than three. */
const MOST_DEPTH = 20;
/** The ten thousand ids of one call, and much more than any contact. */
const MOST_VALUES = 50_000;

interface Place {
  value: unknown;
  name: string;
  depth: number;
  around: Place | null;
}

/**
 * Postgres stores neither NUL nor half a surrogate pair: such text is refused at the door, by its field. What is deeper or has
 * more values than anything we know is refused whole. @throws Refused
 */
export function refuseUnstorableText(value: unknown): void {
  const fields = boundedReasons(unstorableFields(value));
  if (Object.keys(fields).length > 0) throw new Refused(fields);
}

/** A place's name is only put together when it is told: every place with its full path would be the square of the input. */
function* unstorableFields(value: unknown): Generator<[string, Reason[]]> {
  const reasons = [{ code: 'invalid_characters' }];
  const waiting: Place[] = [{ value, name: '', depth: 0, around: null }];
  let seen = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.depth > MOST_DEPTH) refuse('form', 'too_deep');
    if (typeof next.value === 'string' && !isStorable(next.value)) yield [nameOf(next), reasons];
    if (typeof next.value !== 'object' || next.value === null) continue;
    for (const [name, inner] of Object.entries(next.value)) {
      seen += 1;
      if (seen > MOST_VALUES) refuse('form', 'too_many');
      if (!isStorable(name)) yield [nameOf(next), reasons];
      else waiting.push({ value: inner, name, depth: next.depth + 1, around: next });
    }
  }
}

function nameOf(place: Place): string {
  const steps: string[] = [];
  for (let at: Place | null = place; at?.around; at = at.around) steps.unshift(at.name);
  return steps.join('.') || 'form';
}
