import { accepted } from '#lib/api/answers.ts';
import { contactIds } from '#lib/api/request/contact-ids.ts';
import { resource } from '#lib/api/resource.ts';
import { startBulkChange } from '#lib/bulk/start-bulk-change.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: async ({ actor, json }) => {
    const { ids } = await json('ContactIds');
    const { runId: id } = await startBulkChange(actor, 'delete', {}, { contacts: contactIds(ids) });
    return accepted(`/api/v1/runs/${id}`, { id });
  },
});
