import table from '#tests/fixtures/routing/decision-table.json' with { type: 'json' };

export type Given = Record<'flow' | 'medium' | 'owner' | 'backup' | 'service' | 'caller' | 'segment', string>;

export interface Expected {
  state: string;
  agent: 'owner' | 'backup' | null;
  service: 'portfolio' | 'requested' | 'segment' | 'default' | 'requested_or_default' | null;
  slotTakenBy: 'owner' | 'backup' | null;
  callerDecision?: 'accepted' | 'refused';
  alert?: string;
  forwardTo?: string;
}

export interface Cell {
  id: string;
  given: Record<string, string | string[]>;
  expect: Expected;
}

export interface Gate {
  id: string;
  given: { contact: string; medium: 'voice' | 'text' | 'email' };
  expect: Record<string, unknown>;
}

export const GATES = table.gates as unknown as Gate[];
export const CELLS = table.cells as unknown as Cell[];
export const EXTRAS = table.extra;
export const SEQUENCES = table.sequences;

const DIMENSIONS = ['flow', 'medium', 'owner', 'backup', 'service', 'caller', 'segment'] as const;

/** Every combination a cell stands for. */
export function pointsOf({ given }: Cell): Given[] {
  return DIMENSIONS.reduce<Partial<Given>[]>(
    (points, dimension) =>
      points.flatMap((point) =>
        valuesOf(given, dimension).map((value) => ({ ...point, [dimension]: value })),
      ),
    [{}],
  ) as Given[];
}

/** The same with one value for what does not matter. */
export function firstPoints(cell: Cell): Given[] {
  const rest = { backup: 'missing', service: 'none', caller: 'waits', segment: 'none', owner: 'available' };
  const given = Object.fromEntries(
    Object.entries(cell.given).map(([name, value]) => [
      name,
      value === '*' ? (rest[name as keyof typeof rest] ?? value) : value,
    ]),
  );
  return pointsOf({ ...cell, given });
}

function valuesOf(given: Cell['given'], dimension: keyof Given): string[] {
  const value = given[dimension] ?? '*';
  return value === '*' ? table.dimensions[dimension] : [value].flat();
}

/** A call first rings: the state that the table calls open is then `offered`. */
export function stateOf(state: string, medium: string): string {
  return state === 'open' && medium === 'voice' ? 'offered' : state;
}
