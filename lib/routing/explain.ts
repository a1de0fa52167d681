import type { Translate } from '#lib/core/translate.ts';
import type { Step } from './decision.ts';

/** What the ids of an explanation are called now. */
export interface StepNames {
  people: ReadonlyMap<number, string>;
  services: ReadonlyMap<number, string>;
  segments: ReadonlyMap<number, string>;
}

const NAMED = {
  agent: 'people',
  owner: 'people',
  backup: 'people',
  by: 'people',
  service: 'services',
  segment: 'segments',
  others: 'segments',
} as const satisfies Record<string, keyof StepNames>;

/** Whoever and whatever explanations name, by id. */
export function namedIn(steps: readonly Step[]): Record<keyof StepNames, number[]> {
  const ids = { people: new Set<number>(), services: new Set<number>(), segments: new Set<number>() };
  for (const { saw = {} } of steps) {
    for (const [name, kind] of Object.entries(NAMED)) {
      for (const id of [saw[name] ?? []].flat()) if (typeof id === 'number') ids[kind].add(id);
    }
  }
  return { people: [...ids.people], services: [...ids.services], segments: [...ids.segments] };
}

/** A step in words; `words` are the messages of `routing`. */
export function stepText({ rule, result, saw = {} }: Step, words: Translate, names: StepNames): string {
  const filled = Object.entries(saw).map(([name, value]) => [name, fill(name, value, names)]);
  return words(`steps.${rule}.${result}`, Object.fromEntries(filled));
}

function fill(name: string, value: number | string | number[], names: StepNames): string | number {
  const kind = NAMED[name as keyof typeof NAMED];
  if (!kind) return Array.isArray(value) ? value.join(', ') : value;
  return [value]
    .flat()
    .map((id) => names[kind].get(Number(id)) ?? `#${id}`)
    .join(', ');
}
