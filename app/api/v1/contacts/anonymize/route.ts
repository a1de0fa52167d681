import { accepted } from '#lib/api/answers.ts';
import { contactIds } from '#lib/api/request/contact-ids.ts';
import { resource } from '#lib/api/resource.ts';
import { confirmAnonymization, startAnonymization } from '#lib/privacy/start-anonymization.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: async ({ actor, request, json }) => {
    const { ids, login, password, understood, unlistsNumbers } = await json('Anonymization');
    const selection = { contacts: contactIds(ids) };
    const session = request.headers.get('authorization') ?? '';
    const confirmation = await confirmAnonymization(actor, session, selection, { login, password });
    const chosen = { confirmation, understood, unlistsNumbers };
    const { runId: id } = await startAnonymization(actor, session, selection, chosen);
    return accepted(`/api/v1/runs/${id}`, { id });
  },
});
