/**
 * How a column that may hold a person's data is emptied of it when that person is anonymized:
 * - `erased`: in the transaction that anonymizes, by the contact;
 * - `follows`: the database makes it from erased columns;
 * - `searched`: at the end of the run, by looking for the values;
 * - `expires`: it goes by itself after some days, and the warning says so;
 * - `reviewed`: a word of the organization, or what somebody wrote, that may name a person: it is shown to somebody who decides.
 */
export type Erasure = 'erased' | 'follows' | 'searched' | 'expires' | 'reviewed';

const CONTACT_FIELDS =
  'name first_name last_name email cpf cnpj gender birth_date external_id client_code company language zip_code street number complement city ' +
  'state country instagram facebook twitter whatsapp telegram phones custom priority tag_ids segment_ids owner_id flow backup_agent_id ' +
  'service_id assigned_at assigned_by_id avatar_at created_at';

/** Every column of the database that may hold data of the people who are served, by table. Whoever serves them is not meant. */
export const PERSONAL_COLUMNS: Readonly<Record<string, Readonly<Record<string, Erasure>>>> = {
  contact: {
    ...all(CONTACT_FIELDS, 'erased'),
    ...all('name_sort city_folded state_folded search custom_words', 'follows'),
  },
  contact_identifier: all('value', 'erased'),
  contact_avatar: all('bytes', 'erased'),
  contact_identity: all('value display_name username', 'erased'),
  interaction: all('protocol external_id subject recording_url identity_id', 'erased'),
  message: all('sender_name body platform_id', 'erased'),
  kept_form: all('content', 'expires'),
  sent_form: all('digest answer', 'expires'),
  idempotency_key: all('key body_hash', 'expires'),
  contact_note: all('body', 'erased'),
  appointment: all('note', 'erased'),
  // Whoever kept the link would find the new row by its hash.
  survey: all('comment salt token_hash', 'erased'),
  contact_block: all('reason', 'erased'),
  legal_hold: all('reason', 'erased'),
  merge: all('before', 'erased'),
  merge_member: all('before', 'erased'),
  run_rejection: all('cells', 'searched'),
  import: {
    ...all('file_name', 'expires'),
    ...all('note header ignored_columns created_fields layout sheet sheets', 'reviewed'),
  },
  import_chunk: all('bytes', 'expires'),
  import_check: all('new_fields new_tags', 'expires'),
  // Imports make tags and fields of what stands in a file.
  tag: all('name name_key', 'reviewed'),
  custom_field: all('name name_key choices', 'reviewed'),
  segment: all('name name_key', 'reviewed'),
  service: all('name name_key', 'reviewed'),
  channel: all('name name_key address', 'reviewed'),
  disposition: all('name name_key', 'reviewed'),
  blacklist_entry: all('number note', 'reviewed'),
  message_template: all('name name_key body', 'reviewed'),
  saved_view: all('name', 'reviewed'),
  privacy_request: all('reference', 'reviewed'),
  organization: all('placeholders', 'reviewed'),
  webhook_endpoint: all('url description', 'reviewed'),
};

/** Tables about those who work with the base: their names, addresses and sessions are no data of the people who are served. */
export const STAFF_TABLES =
  'app_user user_session confirmation access_link api_token sign_in_throttle agent_presence'.split(' ');

const WORDLESS = ['bigint', 'integer', 'smallint', 'boolean', 'timestamp with time zone'];

/** Saved views keep no typed text (`keptLook`), runs no text of filters (`runFilters`), reasons no cells. */
const IMPERSONAL: Readonly<Record<string, string>> = {
  contact: 'kind',
  contact_identifier: 'kind',
  contact_identity: 'kind scope',
  interaction: 'medium direction state caller_decision closed_reason explanation',
  message: 'direction status failure',
  survey: 'state',
  appointment: 'state',
  service: 'surveys',
  channel: 'kind scope area_code',
  blacklist_entry: 'direction',
  audit_event: 'action subject fields via details',
  bulk_change: 'action parameters selection',
  run: 'kind via state reason reason_detail cursor attempt waits_for',
  run_contact: 'outcome reason before',
  erased_contact: 'mark',
  erasure_count: 'place',
  privacy_request: 'kind legal_basis asked_on due_on outcome',
  duplicate_group: 'kinds conflicts',
  duplicate_part: 'conflicts',
  merge: 'how linked_by filled',
  merge_move: 'reference ids',
  merge_all_held: 'reasons',
  worker: 'id',
  run_rejection: 'reasons',
  notification: 'kind detail',
  import: 'encoding target mode notes',
  import_check: 'reasons notes',
  import_row: 'outcome fields',
  saved_view: 'query',
  custom_field: 'type',
  organization: 'name primary_criterion default_country locale time_zone contact_fields',
  webhook_endpoint: 'events state paused_because secret previous_secret',
  webhook_event: 'uid type data',
  webhook_delivery: 'state failure',
  webhook_attempt: 'failure',
};

/** About staff, wordless, or named above. Of `contact` and the content of files each column is looked at by itself. */
export function isImpersonal(table: string, column: string, type: string): boolean {
  if (STAFF_TABLES.includes(table)) return true;
  if (PERSONAL_COLUMNS[table]?.[column]) return false;
  return WORDLESS.includes(type) || (IMPERSONAL[table]?.split(' ').includes(column) ?? false);
}

export function namedColumns(): string[] {
  const impersonal = Object.entries(IMPERSONAL).flatMap(([table, columns]) =>
    columns.split(' ').map((one) => `${table}.${one}`),
  );
  const personal = Object.entries(PERSONAL_COLUMNS).flatMap(([table, columns]) =>
    Object.keys(columns).map((one) => `${table}.${one}`),
  );
  return [...personal, ...impersonal];
}

function all(columns: string, erasure: Erasure): Record<string, Erasure> {
  return Object.fromEntries(columns.split(' ').map((column) => [column, erasure]));
}
