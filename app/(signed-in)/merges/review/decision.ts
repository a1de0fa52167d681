import { idOf } from '#lib/core/row-id.ts';

export interface Decision {
  what: 'preview' | 'apart' | 'merge';
  /** Who takes part: whoever remains, and those ticked. */
  ids: number[];
  outIds: number[];
  choices: Record<string, unknown>;
  seen: string | undefined;
}

/** What the form of a review says. A choice that nobody made is blank. */
export function decisionOf(input: Record<string, unknown>): Decision {
  const primaryId = idOf(input.primaryId);
  const inside = new Set([primaryId, ...idsOf(input.in)]);
  const shown = idsOf(input.shown);
  return {
    what: input.do === 'merge' || input.do === 'apart' ? input.do : 'preview',
    ids: shown.filter((id) => inside.has(id)),
    outIds: shown.filter((id) => !inside.has(id)),
    choices: {
      ...(Number.isNaN(primaryId) ? {} : { primaryId }),
      values: withoutBlank(input.values),
      blocked: input.blocked,
    },
    seen: typeof input.seen === 'string' ? input.seen : undefined,
  };
}

function idsOf(given: unknown): number[] {
  return [given ?? []].flat().map(idOf);
}

function withoutBlank(given: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(Object(given)).flatMap(([name, value]): [string, unknown][] => {
      if (value === '') return [];
      return [[name, typeof value === 'object' && value !== null ? withoutBlank(value) : value]];
    }),
  );
}
