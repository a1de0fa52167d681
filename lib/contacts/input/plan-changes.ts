import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { MOST_CUSTOM_FIELDS } from '#lib/core/limits.ts';
import { authorize } from '#lib/core/permissions.ts';
import type { CustomField } from '#lib/custom-fields/custom-field.ts';
import { ensureTags } from '#lib/tags/ensure-tags.ts';
import type { ContactRow } from '../contact-record.ts';
import { refuseTaken } from '../identity/refuse-taken.ts';
import { hasLimitedView } from '../visible-contacts.ts';
import { type ContactChanges, contactChanges } from './contact-changes.ts';
import type { ContactInput } from './contact-input.ts';
import type { ContactRules } from './contact-rules.ts';
import { refuseLost } from './refuse-lost.ts';

export interface GivenContact extends Omit<ContactInput, 'segments' | 'version'> {
  segmentIds?: number[];
}

/** Once everything that speaks against it has been asked. Tags it names are created. @throws Refused, Forbidden */
export async function planChanges(
  actor: Actor,
  { segmentIds, ...input }: GivenContact,
  row: ContactRow | null,
  rules: ContactRules,
  tx: Database,
): Promise<ContactChanges> {
  if (row) refuseLost(row);
  const changes = contactChanges(
    input,
    {
      tagIds: input.tags && inOrder(await idsOfTags(input.tags, tx), row?.tagIds),
      segmentIds: segmentIds && inOrder(segmentIds, row?.segmentIds),
    },
    row,
  );
  const { values } = changes;
  if (values.name === '') refuse('name', 'required');
  if (values.kind === 'group') refuse('kind', 'invalid');
  if (row ? values.active !== undefined : values.active === false) authorize(actor, 'contacts.activate');
  if (values.segmentIds) refuseForeignSegments(actor, values.segmentIds, row?.segmentIds ?? []);
  if (values.custom) refuseUnfitFields(changes, rules.fields);
  const phones = (input.phones ?? []).filter(({ value }) => !row?.phones.includes(value));
  await refuseTaken(
    actor,
    {
      cpf: values.cpf ?? null,
      email: values.email ?? null,
      cnpj: values.cnpj ?? null,
      clientCode: values.clientCode ?? null,
      phones: values.phones ? phones : [],
    },
    { ownId: row?.id ?? null, allowDuplicates: rules.allowDuplicates, rule: rules.identifiers },
    tx,
  );
  return changes;
}

async function idsOfTags(names: string[], tx: Database): Promise<number[]> {
  const tags = await ensureTags(names, tx);
  return [...new Set(names.map((name) => tags.idOf(name)))];
}

/** The same ones in another order are no change. */
function inOrder(ids: number[], before: number[] = []): number[] {
  return ids.length === before.length && ids.every((id) => before.includes(id)) ? before : ids;
}

/** Who has a limited view puts contacts into their part and takes them out of it, and decides over no other. */
function refuseForeignSegments(actor: Actor, after: readonly number[], before: readonly number[]): void {
  if (!hasLimitedView(actor)) return;
  const touched = [
    ...after.filter((id) => !before.includes(id)),
    ...before.filter((id) => !after.includes(id)),
  ];
  if (touched.some((id) => !actor.segmentIds.includes(id))) refuse('segments', 'segment_of_others');
}

function refuseUnfitFields(
  { values, fields: changed }: ContactChanges,
  fields: readonly CustomField[],
): void {
  const archived = fields.find((field) => field.archived && changed.includes(`custom:${field.id}`));
  if (archived) refuse(`customFields.${archived.name}`, 'custom_field_archived');
  if (Object.keys(values.custom ?? {}).length > MOST_CUSTOM_FIELDS) {
    refuse('customFields', 'custom_fields_too_many', { count: MOST_CUSTOM_FIELDS });
  }
}
