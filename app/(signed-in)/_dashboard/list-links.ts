import type { ContactFigures } from '#lib/dashboard/contact-figures.ts';

/** The list of what a figure counts: active and inactive, as the figures count them. */
export function everyone(filters: Record<string, string> = {}): string {
  return `/contacts?${new URLSearchParams({ active: 'all', ...filters })}`;
}

export function createdIn(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  return everyone({ createdFrom: `${month}-01`, createdTo: last });
}

export function ownedBy(id: ContactFigures['owners'][number]['id']): string {
  return everyone(id === null ? { withOwner: 'false' } : { owner: String(id) });
}
