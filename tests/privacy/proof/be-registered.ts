import sharp from 'sharp';
import { expect } from 'vitest';
import { database } from '#db/client.ts';
import { organization } from '#db/schema/index.ts';
import { setAvatar } from '#lib/contacts/avatar/set-avatar.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { listContacts } from '#lib/contacts/list-contacts.ts';
import { addNote } from '#lib/contacts/notes/add-note.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import { createView } from '#lib/contacts/views/create-view.ts';
import type { Actor } from '#lib/core/actor.ts';
import { createCustomField } from '#lib/custom-fields/create-custom-field.ts';
import { dismissDuplicates } from '#lib/duplicates/dismiss-duplicates.ts';
import { exportContacts } from '#lib/exports/export-contacts.ts';
import { discardReview } from '#lib/imports/review/discard-review.ts';
import { importReviewed } from '#lib/imports/review/import-reviewed.ts';
import { mergeContacts } from '#lib/merges/merge-contacts.ts';
import { undoMerge } from '#lib/merges/undo-merge.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { getSubjectData } from '#lib/privacy/get-subject-data.ts';
import { importFile } from '#tests/support/import-run.ts';
import { checked, waitingReview } from '#tests/support/review-run.ts';
import { refreshDuplicates } from '../../../jobs/refresh-duplicates.ts';
import { executeImport } from './execute-import.ts';
import { FILE, PERSON } from './person.ts';

/** Everything that can be done with a contact's row. @returns the contact's id */
export async function beRegistered(owner: Actor, agent: Actor): Promise<number> {
  await createCustomField(owner, { name: 'Plano', type: 'text' });
  const { id } = await createContact(owner, PERSON);
  await updateContact(owner, id, { firstName: 'Zenobinha' });
  await addNote(owner, id, { body: 'Zenobinha prefere ser chamada assim' });
  await setAvatar(owner, id, await pictureOf(PERSON.name));
  await createView(owner, { name: 'Do Ceará', query: 'search=Zen%C3%B3bia&city=Quixad%C3%A1' }).catch(
    () => {},
  );
  await listContacts(owner, { filters: { search: 'zenobia quixada' } } as never);
  await arriveInFiles(owner);
  await meetTheirLikes(owner, id);
  await assignPortfolio(owner, id, { flow: 'message', ownerId: agent.userId });
  await leaveInFiles(owner, id);
  return id;
}

/** Imported at once; looked at and thrown away; looked at and imported. */
async function arriveInFiles(owner: Actor): Promise<void> {
  await importFile(owner, FILE, database());
  for (const becomesImport of [false, true]) {
    const review = await waitingReview(owner, FILE, database());
    const { check } = await checked(owner, review, database());
    expect(check).toMatchObject({ state: 'completed', rejected: 2 });
    if (!becomesImport) await discardReview(owner, review);
    else {
      await importReviewed(owner, review);
      await executeImport(review);
    }
  }
}

/** Merged both ways and undone, and told apart from somebody. */
async function meetTheirLikes(owner: Actor, id: number): Promise<void> {
  await database().update(organization).set({ allowDuplicates: true });
  const { id: twin } = await createContact(owner, {
    name: 'Zenóbia Outra',
    phones: ['+55 85 98765-4931'],
  });
  const { id: other } = await createContact(owner, { name: 'Abelardo Crato' });
  await refreshDuplicates();
  await dismissDuplicates(owner, { contactIds: [id, other] });
  for (const primaryId of [twin, id]) {
    const { mergeId } = await mergeContacts(owner, { contactIds: [id, twin], primaryId });
    await undoMerge(owner, mergeId);
  }
  await mergeContacts(owner, { contactIds: [id, twin], primaryId: id });
  await refreshDuplicates();
  await database().update(organization).set({ allowDuplicates: false });
}

async function leaveInFiles(owner: Actor, id: number): Promise<void> {
  for (const format of ['csv', 'xlsx'] as const) {
    const file = await exportContacts(owner, { contacts: [id] }, format);
    let size = 0;
    for await (const piece of file.bytes) size += piece.length;
    expect(size).toBeGreaterThan(100);
  }
  const stopped = await exportContacts(owner, { everything: true, filters: {} }, 'csv');
  await stopped.bytes.next();
  await stopped.stop();
  expect(JSON.stringify(await getSubjectData(owner, id))).toContain('Zenobinha');
}

/** With the name in its EXIF. */
async function pictureOf(name: string): Promise<Buffer> {
  const picture = sharp({ create: { width: 64, height: 64, channels: 3, background: '#258' } });
  return picture
    .withExif({ IFD0: { ImageDescription: name, Artist: name } })
    .jpeg()
    .toBuffer();
}
