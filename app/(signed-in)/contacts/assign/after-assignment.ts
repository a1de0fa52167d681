import type { StartedChange } from '#lib/contacts/bulk/start-bulk-change.ts';
import type { Selection } from '#lib/contacts/selection/selection.ts';
import { listLookParameters } from '#lib/contacts/views/list-look.ts';
import type { Done } from '#lib/core/submit-form.ts';

/** Where one stands after an assignment: by its run while there is more to read there, else back where the selection was made. */
export function afterAssignment(
  { runId, total, done }: StartedChange,
  selection: Selection,
  { flow }: Record<string, unknown>,
): Done {
  const run = `/runs/${runId}`;
  if (!done) return { to: run, flash: { key: 'bulk.flash.started', params: { total } } };
  const key = flow === 'unassign' || flow === '5' ? 'portfolio.flash.unassigned' : 'portfolio.flash.assigned';
  const tone = done.refused > 0 ? 'warning' : 'success';
  const flash = { key, params: { ...done }, tone } as const;
  return { to: done.refused > 0 ? run : origin(selection), flash };
}

function origin(selection: Selection): string {
  if ('everything' in selection)
    return `/contacts?${listLookParameters({ filters: selection.filters, sort: 'name', layout: 'list' })}`;
  const [only, ...others] = selection.contacts;
  return others.length === 0 ? `/contacts/${only}` : '/contacts';
}
