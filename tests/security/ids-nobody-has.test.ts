import { beforeAll, describe, expect, it } from 'vitest';
import { cancelBulkRun } from '#lib/bulk/cancel-bulk-run.ts';
import { undoBulkChange } from '#lib/bulk/undo-bulk-change.ts';
import { setAvatar } from '#lib/contacts/avatar/set-avatar.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { deleteContact } from '#lib/contacts/delete-contact.ts';
import { readFilters } from '#lib/contacts/filters/read-filters.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import { listContacts } from '#lib/contacts/list-contacts.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import { deleteView } from '#lib/contacts/views/delete-view.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound, Refused } from '#lib/core/errors.ts';
import type { Role } from '#lib/core/role.ts';
import { archiveCustomField } from '#lib/custom-fields/archive-custom-field.ts';
import { cancelImport } from '#lib/imports/cancel-import.ts';
import { getImport } from '#lib/imports/get-import.ts';
import { errorReport } from '#lib/imports/report/error-report.ts';
import { closeNotification } from '#lib/notifications/close-notification.ts';
import { getHoldings } from '#lib/portfolio/get-holdings.ts';
import { handOverPortfolio } from '#lib/portfolio/hand-over-portfolio.ts';
import { getRun } from '#lib/runs/get-run.ts';
import { deleteSegment } from '#lib/segments/delete-segment.ts';
import { getSegment } from '#lib/segments/get-segment.ts';
import { updateSegment } from '#lib/segments/update-segment.ts';
import { archiveService } from '#lib/services/archive-service.ts';
import { getService } from '#lib/services/get-service.ts';
import { restoreService } from '#lib/services/restore-service.ts';
import { updateService } from '#lib/services/update-service.ts';
import { deleteTag } from '#lib/tags/delete-tag.ts';
import { getTag } from '#lib/tags/get-tag.ts';
import { renameTag } from '#lib/tags/rename-tag.ts';
import { getUser } from '#lib/users/get-user.ts';
import { createInvitationLink } from '#lib/users/invitations/create-invitation-link.ts';
import { createApiToken } from '#lib/users/tokens/create-api-token.ts';
import { revokeApiToken } from '#lib/users/tokens/revoke-api-token.ts';
import { updateUser } from '#lib/users/update-user.ts';
import { send, tokenFor } from '#tests/api/client.ts';
import { apiRoutes } from '#tests/api/routes.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

/** Around the edges of 32 and 64 bits and of JavaScript's own numbers, and what is no number. */
const NUMBERS = [
  0,
  -1,
  1.5,
  Number.NaN,
  2 ** 31,
  2 ** 32 + 1,
  2 ** 53 - 1,
  2 ** 53,
  2 ** 63,
  1e300,
  Infinity,
];
const TEXTS = [
  '0',
  '-1',
  '1.5',
  'abc',
  '2147483648',
  '4294967297',
  '9007199254740993',
  '9223372036854775808',
  '1e3',
];

type Verb = (actor: Actor, id: number) => Promise<unknown>;

const VERBS: Record<string, Verb> = {
  archiveCustomField,
  archiveService: (actor, id) => archiveService(actor, id, {}),
  archiveServiceFor: (actor, replacement) => archiveService(actor, 1, { replacement }),
  cancelBulkRun,
  cancelImport,
  closeNotification,
  createApiToken: (actor, userId) => createApiToken(actor, { name: 'x', userId }),
  createInvitationLink,
  deleteContact,
  deleteSegment,
  deleteTag,
  deleteView,
  errorReport: (actor, id) => errorReport(actor, id, String),
  getRun,
  getContact,
  getHoldings,
  getImport,
  getSegment,
  getService,
  getTag,
  getUser,
  handOverPortfolio: (actor, id) => handOverPortfolio(actor, id, { to: 'nobody' }),
  handOverPortfolioTo: (actor, userId) => handOverPortfolio(actor, actor.userId, { to: 'user', userId }),
  renameTag: (actor, id) => renameTag(actor, id, { name: 'x' }),
  restoreService,
  revokeApiToken,
  setAvatar: (actor, id) => setAvatar(actor, id, null),
  undoBulkChange,
  updateContact: (actor, id) => updateContact(actor, id, { name: 'x' }),
  updateSegment: (actor, id) => updateSegment(actor, id, { name: 'x' }),
  updateService: (actor, id) => updateService(actor, id, { name: 'x' }),
  updateUser: (actor, id) => updateUser(actor, id, { name: 'x' }),
};

/** What a change of those may say that have no name. */
const FIELD_OF: Record<string, object> = {
  '/appointments/{id}': { note: 'x' },
  '/webhooks/{id}': { active: true },
};

describe('an id nobody has', () => {
  const { db } = useDatabase();
  let people: Record<Role, Actor>;
  let token = '';
  beforeAll(async () => {
    people = await actors(db());
    token = await tokenFor(people.owner, people.owner);
  });

  for (const [name, verb] of Object.entries(VERBS)) {
    it(`is refused by ${name}`, async () => {
      for (const id of NUMBERS) {
        const outcome = await verb(people.owner, id).catch((error: unknown) => error);
        const isEmpty = name === 'getHoldings' && !(outcome instanceof Error);
        if (!isEmpty)
          expect([NotFound, Refused], `${id}: ${outcome}`).toContain((outcome as Error)?.constructor);
      }
    });
  }

  it('is not found by any address of the API', async () => {
    for (const { path, handlers } of await apiRoutes()) {
      if (!path.includes('{id}')) continue;
      for (const method of ['GET', 'PATCH', 'DELETE'].filter((one) => handlers[one])) {
        for (const id of TEXTS) {
          // A field that the thing has: another one would be refused first.
          const field = FIELD_OF[path] ?? { name: 'x' };
          const json = method === 'PATCH' ? field : undefined;
          const { status } = await send(method, path.replace('{id}', id), { token, json });
          expect([404, 405], `${method} ${path} ${id}`).toContain(status);
        }
      }
    }
  });

  it('is refused in every body and query that names one', async () => {
    const { id: contact } = await createContact(people.owner, { name: 'Dona Lurdes' });
    for (const id of NUMBERS.filter(Number.isFinite)) {
      const bodies: [string, string, Record<string, unknown>][] = [
        ['POST', '/contacts/assign', { ids: [id], flow: 'message', ownerId: people.owner.userId }],
        ['POST', '/contacts/assign', { ids: [contact], flow: 'message', ownerId: id }],
        ['POST', '/contacts/assign', { ids: [contact], flow: 'general_queue', ownerId: 1, serviceId: id }],
        ['POST', '/contacts/assign', { ids: [contact], flow: 'backup_agent', ownerId: 1, backupAgentId: id }],
        ['POST', '/contacts/activate', { ids: [id] }],
        ['POST', '/contacts/deactivate', { ids: [id] }],
        ['POST', '/contacts/delete', { ids: [id] }],
        ['PATCH', `/contacts/${contact}`, { name: 'Lurdes', version: id }],
      ];
      for (const [method, address, json] of bodies) {
        const { status, text } = await send(method, address, { token, json });
        expect(status, `${address} ${JSON.stringify(json)} ${text}`).toBeLessThan(500);
      }
    }
    for (const id of TEXTS)
      for (const name of ['cursor', 'tag', 'segment', 'owner', 'import', 'field', 'limit'])
        expect(
          (await send('GET', `/contacts?${name}=${id}`, { token })).status,
          `${name}=${id}`,
        ).toBeLessThan(500);
  });

  it('is in no list that is narrowed by it', async () => {
    for (const id of TEXTS)
      for (const name of ['tag', 'allTags', 'segment', 'owner', 'import', 'field']) {
        const page = listContacts(people.owner, readFilters({ [name]: id }));
        await expect(page, `${name}=${id}`).resolves.toBeDefined();
      }
  });
});
