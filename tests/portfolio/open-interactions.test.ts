import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contacts } from '#db/schema/index.ts';
import type { BulkActionName } from '#lib/bulk/bulk-actions.ts';
import { listRefusals } from '#lib/bulk/list-refusals.ts';
import { startBulkChange } from '#lib/bulk/start-bulk-change.ts';
import { countDeletion } from '#lib/contacts/bulk/count-deletion.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { deleteContact } from '#lib/contacts/delete-contact.ts';
import { recordInteractions } from '#lib/contacts/record-interactions.ts';
import type { Actor } from '#lib/core/actor.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { previewAssignment } from '#lib/portfolio/preview-assignment.ts';
import { updateContactInPortfolio } from '#lib/portfolio/update-contact-in-portfolio.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { refusal } from '#tests/contacts/bulk/refusal.ts';
import { actors } from '#tests/support/actors.ts';
import { bulkRun } from '#tests/support/bulk-run.ts';
import { useDatabase } from '#tests/support/database.ts';
import { importFile } from '#tests/support/import-run.ts';
import { mergeInto } from '#tests/support/merged-contacts.ts';

describe('a contact with an open interaction', () => {
  const { db } = useDatabase();
  let manager: Actor;
  let ana: number;
  let bruno: number;

  beforeAll(async () => {
    ({ manager } = await actors(db()));
  });
  beforeEach(async () => {
    await db().execute(
      sql`truncate contact, contact_avatar, contact_note, contact_identifier, audit_event, run, run_contact cascade`,
    );
    ana = (await createContact(manager, { name: 'Ana', phones: ['+5548999610001'] }, db())).id;
    bruno = (await createContact(manager, { name: 'Bruno' }, db())).id;
    await recordInteractions([{ contactId: ana, opened: 1 }], db());
  });

  const row = async (id: number) => (await db().select().from(contacts).where(eq(contacts.id, id)))[0];
  const run = async (action: BulkActionName, given: Record<string, unknown>) => {
    const { runId } = await startBulkChange(manager, action, given, { contacts: [ana, bruno] }, db(), 0);
    await executeRun(runId, RUN_KINDS);
    const { changed, refused } = await bulkRun(manager, runId, db());
    return { changed, refused, reasons: await listRefusals(manager, runId, db()) };
  };
  const message = () => ({ flow: 'message', ownerId: manager.userId });

  it('is assigned to nobody, nor taken out of the portfolio it is in, whatever else is', async () => {
    const refused = [{ contactId: ana, code: 'open_interaction' }];
    expect(await assignPortfolio(manager, [ana, bruno], message(), db())).toMatchObject({
      assigned: 1,
      refused,
    });
    expect(await assignPortfolio(manager, ana, { flow: 'unassign' }, db())).toMatchObject({ refused });
    expect(await previewAssignment(manager, { contacts: [ana, bruno] }, message(), db())).toMatchObject({
      refused: 1,
    });
    expect(await row(ana)).toMatchObject({ ownerId: null });
    expect(await run('assign', message())).toMatchObject({ changed: 0, refused: 1 });
    await recordInteractions([{ contactId: ana, opened: -1 }], db());
    expect(await assignPortfolio(manager, ana, message(), db())).toMatchObject({ assigned: 1 });
  });

  it('keeps its portfolio when it is saved with another, and then nothing is saved', async () => {
    const input = { name: 'Ana Maria', portfolio: message() };
    expect(await refusal(updateContactInPortfolio(manager, ana, input, db()))).toEqual({
      'portfolio.flow': ['open_interaction'],
    });
    expect(await row(ana)).toMatchObject({ name: 'Ana', ownerId: null });
    await updateContactInPortfolio(manager, ana, { name: 'Ana Maria' }, db());
    expect(await row(ana)).toMatchObject({ name: 'Ana Maria' });
  });

  it('has rows of a file refused that name a portfolio, even the one it is in', async () => {
    const header = 'contact_name;contact_phone;contact_city;portfolio;portfolio_type;portfolio_user_email';
    const file = (portfolio: string) => `${header}\n;5548999610001;Recife;${portfolio}\n`;
    const { rejections } = await importFile(manager, file(`true;1;${manager.email}`), db());
    expect(rejections[0]?.reasons).toEqual([{ code: 'open_interaction', column: 'portfolio' }]);
    expect(await row(ana)).toMatchObject({ city: null, ownerId: null });
    expect((await importFile(manager, file('false;;'), db())).view).toMatchObject({ updated: 1 });
    await recordInteractions([{ contactId: ana, opened: -1 }], db());
    await assignPortfolio(manager, ana, message(), db());
    await recordInteractions([{ contactId: ana, opened: 1 }], db());
    const again = await importFile(manager, file(`true;1;${manager.email}`), db());
    expect(again.view).toMatchObject({ color: 'red', rejected: 1 });
  });

  it('is not deleted, alone or among others', async () => {
    expect(await refusal(deleteContact(manager, ana, db()))).toEqual({ form: ['open_interaction'] });
    expect(await countDeletion(manager, { contacts: [ana, bruno] }, db())).toMatchObject({
      contacts: 1,
      refused: 1,
    });
    expect(await run('delete', {})).toMatchObject({ changed: 1, refused: 1 });
    expect(await row(ana)).toMatchObject({ name: 'Ana' });
    expect(await row(bruno)).toBeUndefined();
  });

  it('counts them exactly whoever opens and closes at once, and its version stays', async () => {
    const at = new Date('2026-11-20T12:00:00Z');
    await Promise.all(
      Array.from({ length: 20 }, (_, nth) =>
        db().transaction((tx) =>
          recordInteractions(
            [
              { contactId: bruno, opened: 1 },
              { contactId: ana, opened: nth % 2 ? 1 : -1, lastAt: new Date(at.getTime() - nth * 1000) },
              { contactId: ana, opened: nth % 2 ? -1 : 1 },
            ],
            tx,
          ),
        ),
      ),
    );
    expect(await row(ana)).toMatchObject({ openInteractions: 1, lastInteractionAt: at, version: 1 });
    expect(await row(bruno)).toMatchObject({ openInteractions: 20, lastInteractionAt: null });
    await expect(recordInteractions([{ contactId: ana, opened: -2 }], db())).rejects.toThrow();
  });

  it('is the one that a merged-away contact was merged into', async () => {
    await mergeInto(ana, [bruno], db());
    await recordInteractions([{ contactId: bruno, opened: 2 }], db());
    expect(await row(ana)).toMatchObject({ openInteractions: 3 });
    expect(await row(bruno)).toMatchObject({ openInteractions: 0 });
  });
});
