import type { Actor } from '#lib/core/actor.ts';
import { addDays, isDay, weekOf } from '#lib/dates/zoned-time.ts';
import { today } from '#lib/format/today.ts';

type Given = Record<string, string | string[] | undefined>;

export interface AgendaQuery {
  view: 'day' | 'week';
  date: string;
  /** `mine`, `queues`, `all`, or a colleague's e-mail. */
  whose: string;
  days: string[];
  /** For the verbs. */
  filters: Record<string, string>;
}

/** What an agenda's address asks for: this week's of one's own where it says nothing. The verbs refuse what is not understood. */
export function agendaQuery(given: Given, actor: Actor): AgendaQuery {
  const one = (name: string) => [given[name]].flat()[0] ?? '';
  const view = one('view') === 'day' ? 'day' : 'week';
  const date = one('date').trim().slice(0, 254) || today(actor);
  const days = view === 'day' || !isDay(date) ? [date] : weekOf(date);
  const whose = one('whose').slice(0, 254) || 'mine';
  const filters = { since: days[0] ?? date, until: days.at(-1) ?? date, ...keptBy(whose, actor) };
  return { view, date, whose, days, filters };
}

function keptBy(whose: string, actor: Actor): Record<string, string> {
  if (whose === 'all') return {};
  if (whose === 'queues') return { keeper: 'services' };
  return { agent: whose === 'mine' ? actor.email : whose };
}

export function agendaAddress(
  path: string,
  { view, date, whose }: Omit<AgendaQuery, 'days' | 'filters'>,
): string {
  return `${path}?${new URLSearchParams({ view, date, whose })}`;
}

/** The day or week before (-1) or after (1). */
export function turned(query: AgendaQuery, direction: -1 | 1): AgendaQuery {
  return { ...query, date: addDays(query.date, direction * (query.view === 'day' ? 1 : 7)) };
}
