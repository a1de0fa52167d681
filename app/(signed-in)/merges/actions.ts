'use server';

import { reviewAddress } from '#components/merges/review-address.ts';
import type { Actor } from '#lib/core/actor.ts';
import { idOf } from '#lib/core/row-id.ts';
import { dismissDuplicates } from '#lib/duplicates/dismiss-duplicates.ts';
import { startMergeAll } from '#lib/merges/all/start-merge-all.ts';
import { bringBack } from '#lib/merges/bring-back.ts';
import { mergeContacts } from '#lib/merges/merge-contacts.ts';
import { mergeGroup } from '#lib/merges/merge-group.ts';
import { undoMerge } from '#lib/merges/undo-merge.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { localPath } from '#lib/web/local-path.ts';
import { type Done, submitForm } from '#lib/web/submit-form.ts';
import { decisionOf } from './review/decision.ts';

/** One group of duplicates: looks, merges, or says that they are not the same person, and goes on to the next. */
export async function reviewGroupAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const { what, ids, outIds, choices, seen } = decisionOf(input);
    const next = localPath(input.next);
    if (what === 'preview') return { to: reviewAddress(localPath(input.path), form, wordOf(input.keep)) };
    if (what === 'apart') return apart(actor, ids, next);
    const merged = await mergeGroup(actor, idOf(input.id), { ...choices, outIds }, { seen });
    return {
      to: next,
      flash: {
        key: /^\/duplicates(\?|$)/.test(next) ? 'merges.flash.mergedLast' : 'merges.flash.merged',
        params: { count: merged.plan.secondaries.length + 1 },
        merge: { id: merged.mergeId, contactId: merged.primaryId },
      },
    };
  });
}

/** Contacts that were picked in the list. */
export async function reviewSelectionAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const { what, ids, choices, seen } = decisionOf(input);
    const back = localPath(input.next);
    if (what === 'preview') return { to: reviewAddress(localPath(input.path), form, wordOf(input.keep)) };
    if (what === 'apart') return apart(actor, ids, back);
    const merged = await mergeContacts(actor, { ...choices, contactIds: ids }, { how: 'selection', seen });
    return {
      to: `/contacts/${merged.primaryId}`,
      flash: {
        key: 'merges.flash.merged',
        params: { count: merged.plan.secondaries.length + 1 },
        merge: { id: merged.mergeId, contactId: merged.primaryId },
      },
    };
  });
}

/** A field that is one text. */
function wordOf(given: unknown): string {
  return typeof given === 'string' ? given : '';
}

async function apart(actor: Actor, contactIds: number[], to: string): Promise<Done> {
  await dismissDuplicates(actor, { contactIds });
  return { to, flash: { key: 'merges.flash.apart' } };
}

/** From the message of success, a contact, or the history. */
export async function undoMergeAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const { primaryId, contactIds } = await undoMerge(actor, idOf(input.id));
    const to = typeof input.returnTo === 'string' ? localPath(input.returnTo) : `/contacts/${primaryId}`;
    return { to, flash: { key: 'merges.flash.undone', params: { count: contactIds.length + 1 } } };
  });
}

export async function bringBackAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const { id } = await bringBack(actor, idOf(input.id));
    return { to: `/contacts/${id}`, flash: { key: 'merges.flash.broughtBack' } };
  });
}

export async function startMergeAllAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const { runId } = await startMergeAll(actor, input);
    return { to: `/runs/${runId}`, flash: { key: 'merges.all.flash' } };
  });
}
