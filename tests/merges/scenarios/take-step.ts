import { eq, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { organization } from '#db/schema/index.ts';
import { blockContact } from '#lib/blocking/block-contact.ts';
import { unblockContact } from '#lib/blocking/unblock-contact.ts';
import { startBulkChange } from '#lib/bulk/start-bulk-change.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { deleteContact } from '#lib/contacts/delete-contact.ts';
import { ADDRESS_FIELDS, SOCIAL_FIELDS } from '#lib/contacts/field-groups.ts';
import { listContacts } from '#lib/contacts/list-contacts.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound, Refused } from '#lib/core/errors.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { dismissDuplicates } from '#lib/duplicates/dismiss-duplicates.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { previewMergeAll } from '#lib/merges/all/preview-merge-all.ts';
import { startMergeAll } from '#lib/merges/all/start-merge-all.ts';
import { bringBack } from '#lib/merges/bring-back.ts';
import { mergeContacts } from '#lib/merges/merge-contacts.ts';
import { previewMerge } from '#lib/merges/preview-merge.ts';
import { undoMerge } from '#lib/merges/undo-merge.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { getRun } from '#lib/runs/get-run.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { importFile } from '#tests/support/import-run.ts';
import { changePlaceholders, idOf, type Named } from './make-base.ts';
import type { Step } from './scenario.ts';

export interface Stage {
  manager: Actor;
  named: Named;
  db: Database;
}

type Word = (step: Step, stage: Stage) => Promise<unknown>;

/** Everything that scenarios do, through the verbs. What comes of it is compared with what the step expects. */
const WORDS: Record<string, Word> = {
  async merge(step, { manager, named, db }) {
    const input = mergeInput(step, named);
    const { mergeId, primaryId } = await mergeContacts(manager, input, {}, db);
    if (step.as) named.merges.set(step.as, mergeId);
    return { primary: nameOf(named, primaryId) };
  },

  async preview(step, { manager, named, db }) {
    const { plan } = await previewMerge(manager, mergeInput(step, named), db);
    const phones = plan.notFitting.phones.map(({ value }) => value);
    return { primary: nameOf(named, plan.primary.id), does_not_fit: phones.length > 0 ? { phones } : {} };
  },

  async undo({ merge = '' }, { manager, named, db }) {
    await undoMerge(manager, named.merges.get(merge) ?? 0, db);
  },

  async merge_all({ confirm = 'CONFIRMAR' }, { manager, db }) {
    const { runId } = await startMergeAll(manager, { confirm }, db);
    await executeRun(runId, RUN_KINDS);
    const { counts } = await getRun(manager, runId, db);
    return Object.fromEntries(counts.map(({ name, count }) => [name, count]));
  },

  async preview_all(_step, { manager, db }) {
    const { groups, merged, held, heldFor, portfoliosUndone, crowded } = await previewMergeAll(manager, db);
    const reasons = Object.entries(heldFor).map(([reason, count]) => [`held_${reason}`, count]);
    return {
      groups,
      merged,
      held,
      portfolios_undone: portfoliosUndone,
      held_crowded: crowded,
      ...Object.fromEntries(reasons),
    };
  },

  async dismiss({ contacts = [] }, { manager, named, db }) {
    await dismissDuplicates(manager, { contactIds: contacts.map((name) => idOf(named, name)) }, db);
  },

  async settings(step, { manager, db }) {
    await changePlaceholders(manager, step, db);
  },

  async block({ contact = '' }, { manager, named, db }) {
    await blockContact(manager, idOf(named, contact), { reason: 'spam' }, db);
  },

  async unblock({ contact = '' }, { manager, named, db }) {
    await unblockContact(manager, idOf(named, contact), db);
  },

  async edit({ contact = '', set = {} }, { manager, named, db }) {
    await updateContact(manager, idOf(named, contact), contactInput(set), db);
  },

  async create({ contact = '', set = {} }, { manager, named, db }) {
    named.contacts.set(contact, (await createContact(manager, contactInput(set), db)).id);
  },

  async delete({ contact = '' }, { manager, named, db }) {
    await deleteContact(manager, idOf(named, contact), db);
  },

  async activate({ contact = '' }, { manager, named, db }) {
    const id = idOf(named, contact);
    const { rows } = await db.execute<{ merged: boolean }>(
      sql`select merged_into_id is not null as merged from contact where id = ${id}`,
    );
    if (rows[0]?.merged) await bringBack(manager, id, db);
    else await updateContact(manager, id, { active: true }, db);
  },

  reactivate: (step, stage) => WORDS.activate?.(step, stage) ?? Promise.resolve(),

  async deactivate({ contact = '' }, { manager, named, db }) {
    await updateContact(manager, idOf(named, contact), { active: false }, db);
  },

  async assign({ contact = '', portfolio }, { manager, named, db }) {
    const given = portfolio ?? { flow: 'message', ownerEmail: manager.email };
    const { refused } = await assignPortfolio(manager, [idOf(named, contact)], given, db);
    if (refused[0]) throw new Refused({ contact: [{ code: refused[0].code }] });
  },

  async bulk({ action = '', contacts = [], priority }, { manager, named, db }) {
    const ids = contacts.map((name) => idOf(named, name));
    const { done } = await startBulkChange(
      manager,
      action as 'activate',
      { priority },
      { contacts: ids },
      db,
    );
    return { succeeded: (done?.changed ?? 0) + (done?.unchanged ?? 0), refused: done?.refused };
  },

  async import({ rows = [], allowDuplicates = false }, { manager, named, db }) {
    await db.update(organization).set({ allowDuplicates }).where(eq(organization.id, 1));
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
    const text = lines.map((cells) => `${cells.join(';')}\n`).join('');
    const { view, outcomes } = await importFile(manager, text, db);
    await db.update(organization).set({ allowDuplicates: true }).where(eq(organization.id, 1));
    const { created, updated, unchanged, rejected } = view;
    const whose = new Set(outcomes.flatMap(({ contactId }) => contactId ?? []));
    const [only] = whose.size === 1 ? whose : [];
    return {
      created,
      updated,
      unchanged,
      rejected,
      rejected_or_updated: rejected + updated,
      contact: only === undefined ? undefined : nameOf(named, only),
      rows: view.rows,
    };
  },

  async find({ by = '', value = '' }, { manager, named, db }) {
    const query = by === 'clientCode' ? { clientCode: value } : { search: value };
    const { items } = await listContacts(manager, { ...query, active: undefined }, db);
    return items.map(({ id }) => nameOf(named, id)).join();
  },

  async interaction({ id = '', from = '' }, { manager, named, db }) {
    const call = { channel: named.voiceId, from: { phone: from } };
    const made = await deliverInteraction(manager, call, null, db);
    named.children.set(`interaction ${id}`, made.id);
    const { rows } = await db.execute<{ contact: number | null }>(
      sql`select contact_id as contact from interaction where id = ${made.id}`,
    );
    const contact = rows[0]?.contact;
    return { contact: contact ? nameOf(named, contact) : null };
  },

  async at_once({ steps = [] }, stage) {
    const outcomes = await Promise.allSettled(steps.map((step) => WORDS[step.do]?.(step, stage)));
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    for (const one of refused) expect((one as PromiseRejectedResult).reason).toBeInstanceOf(Refused);
    return { succeeded: steps.length - refused.length, refused: refused.length };
  },
};

/** @throws for a word nobody knows */
export async function takeStep(step: Step, stage: Stage): Promise<void> {
  const word = WORDS[step.do];
  if (!word) throw new Error(`nobody knows how to ${step.do}`);
  const { refused, status, ...expected } =
    typeof step.expect === 'object' ? step.expect : ({} as Record<string, unknown>);
  if (refused === true) {
    const error = await word(step, stage).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error instanceof Refused || error instanceof NotFound).toBe(true);
    if (status === 409) expect(error).toMatchObject({ kind: 'conflict' });
    return;
  }
  const done = await word(step, stage);
  if (typeof step.expect === 'string') expect(done).toBe(step.expect);
  else compare({ ...expected, ...(refused !== undefined && { refused }) }, done as Record<string, unknown>);
}

function compare(expected: Record<string, unknown>, done: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(expected)) {
    if (name === 'note') continue;
    const any = /^(.*)_any_of$/.exec(name)?.[1];
    if (any) expect(value).toContainEqual(done[any]);
    else expect({ [name]: done[name] }).toEqual({ [name]: value });
  }
}

function mergeInput({ contacts = [], primary, choose }: Step, named: Named) {
  const entries = Object.entries(choose ?? {}).map(([field, name]) => [field, idOf(named, name)]);
  return {
    contactIds: contacts.map((name) => idOf(named, name)),
    ...(primary && { primaryId: idOf(named, primary) }),
    ...(choose && { values: Object.fromEntries(entries) }),
  };
}

export function nameOf({ contacts }: Named, id: number): string {
  return [...contacts].find(([, known]) => known === id)?.[0] ?? `#${id}`;
}

/** Fields of an address and of networks may stand beside the others. */
function contactInput(set: Record<string, unknown>): Record<string, unknown> {
  const group = (names: readonly string[]) =>
    Object.fromEntries(Object.entries(set).filter(([name]) => names.includes(name)));
  const rest = Object.entries(set).filter(
    ([name]) => ![...ADDRESS_FIELDS, ...SOCIAL_FIELDS].some((one) => one === name),
  );
  const [address, social] = [group(ADDRESS_FIELDS), group(SOCIAL_FIELDS)];
  return {
    ...Object.fromEntries(rest),
    ...(Object.keys(address).length > 0 && { address }),
    ...(Object.keys(social).length > 0 && { social }),
  };
}
