import { type SQL, sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { bigId, codeText, createdAt, instant, updatedAt } from './columns.ts';
import { services } from './portfolio.ts';
import { users } from './users.ts';

/**
 * What every list asks of a contact. In an index beside what it is found by, they let up to ten thousand be counted and sorted
 * from the index alone, several times quicker than from rows that lie all over the table.
 */
const shown = <A, O, S>(t: { active: A; ownerId: O; segmentIds: S }) =>
  [t.active, t.ownerId, t.segmentIds] as const;

/** A person or company the organization serves. */
export const contacts = pgTable(
  'contact',
  {
    id: bigId(),
    name: text().notNull(),
    firstName: text(),
    lastName: text(),
    kind: text({ enum: ['individual', 'corporate', 'group'] })
      .notNull()
      .default('individual'),
    active: boolean().notNull().default(true),
    email: text(),
    /** 11 digits. */
    cpf: text(),
    /** 14 characters, upper case. */
    cnpj: codeText(),
    gender: text({ enum: ['female', 'male', 'not_informed'] }),
    birthDate: date({ mode: 'string' }),
    externalId: codeText(),
    clientCode: codeText(),
    company: text(),
    language: text(),
    zipCode: text(),
    street: text(),
    number: text(),
    complement: text(),
    city: text(),
    state: text(),
    country: text(),
    instagram: text(),
    facebook: text(),
    twitter: text(),
    whatsapp: text(),
    telegram: text(),
    /** 3 high, 2 medium, 1 low. */
    priority: smallint(),
    /** Digits of E.164, in the order given, at most ten. */
    phones: text().array().notNull().default(sql`'{}'`),
    tagIds: integer().array().notNull().default(sql`'{}'`),
    /** None: everyone sees the contact. */
    segmentIds: integer().array().notNull().default(sql`'{}'`),
    /** Whose portfolio the contact belongs to; the five columns after it are blank as long as this one is. */
    ownerId: integer().references(() => users.id),
    /** What happens with an interaction that finds the owner unavailable. */
    flow: text({ enum: ['message', 'backup_agent', 'general_queue', 'follow_me'] }),
    /** Of the flow `backup_agent` alone. */
    backupAgentId: integer().references(() => users.id),
    /** The queue of the flow `general_queue` alone. */
    serviceId: integer().references(() => services.id),
    assignedAt: instant(),
    assignedById: integer().references(() => users.id),
    /** Custom field id → value as text: numbers with a point, dates as yyyy-mm-dd. */
    custom: jsonb().$type<Record<string, string>>().notNull().default({}),
    lastInteractionAt: instant(),
    /** Interactions that are not closed: with one, nobody assigns, anonymizes or deletes the contact. */
    openInteractions: integer().notNull().default(0),
    /** When the picture was last changed; null: none. The picture itself stands in a table of its own. */
    avatarAt: instant(),
    blockedAt: instant(),
    /** The contact that this one was merged into; always the one that remained in the end. */
    mergedIntoId: bigint({ mode: 'number' }),
    anonymizedAt: instant(),
    /** Raised by every change; a form that carries an older one is told. */
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    nameSort: codeText().generatedAlwaysAs((): SQL => sql`fold_text(name)`),
    /** City and state without case and accents, as they are filtered by. */
    cityFolded: codeText().generatedAlwaysAs((): SQL => sql`fold_text(city)`),
    stateFolded: codeText().generatedAlwaysAs((): SQL => sql`fold_text(state)`),
    /**
     * What a contact is found by any part of: name, e-mail (at a provider that everyone uses, only what stands before its `@`), what
     * `contact_record` joins, and phones and CPF that end in four equal digits. All others are found by `contact_identifier`.
     */
    search: text().generatedAlwaysAs(
      (): SQL =>
        sql`contact_search(name, email, cpf, phones, cnpj, client_code, external_id, company, whatsapp, instagram, facebook, twitter, telegram)`,
    ),
    /**
     * Each custom value as one word behind its field's number: what parts dates and codes would make words that many have. Stored,
     * because whatever the index finds is compared once more.
     */
    customWords: text().generatedAlwaysAs((): SQL => sql`custom_words(nullif(custom, '{}'))`),
  },
  (t) => [
    // Over those that were merged away, too: they get their values back when the merge is undone.
    uniqueIndex('contact_cnpj').on(t.cnpj).where(sql`cnpj is not null`),
    uniqueIndex('contact_client_code').on(t.clientCode).where(sql`client_code is not null`),
    // With everything that is asked of a contact most often: walking it then reads no contact.
    index('contact_name')
      .on(t.nameSort, t.id, ...shown(t), t.tagIds)
      .where(sql`merged_into_id is null and anonymized_at is null`),
    index('contact_inactive_name')
      .on(t.nameSort, t.id, ...shown(t))
      .where(sql`not active and merged_into_id is null and anonymized_at is null`),
    index('contact_search').using('gin', sql`search gin_trgm_ops`),
    // By what belonged to somebody merged away, the one that remained is found; by a name it is not.
    index('contact_merged_record')
      .using(
        'gin',
        sql`merged_record(cpf, phones, cnpj, client_code, external_id, company, whatsapp, instagram, facebook, twitter, telegram) gin_trgm_ops`,
      )
      .where(sql`merged_into_id is not null`),
    index('contact_tags').using('gin', t.tagIds),
    index('contact_segments').using('gin', t.segmentIds).where(sql`segment_ids <> '{}'`),
    // Contacts without owner pay for the next one alone. In the order of ids, which only ever grow: in the order of names it
    // would cost them a seventh of their insertion.
    index('contact_unowned').on(t.id).where(sql`owner_id is null`),
    index('contact_owner')
      .on(t.ownerId, t.nameSort, t.id, t.active, t.segmentIds, t.tagIds)
      .where(sql`owner_id is not null and merged_into_id is null and anonymized_at is null`),
    index('contact_flow')
      .on(t.flow, t.nameSort, t.id, ...shown(t))
      .where(sql`flow is not null and merged_into_id is null and anonymized_at is null`),
    index('contact_created')
      .on(t.createdAt, t.id, t.nameSort, ...shown(t))
      .where(sql`merged_into_id is null and anonymized_at is null`),
    // What is filtered by and may be rare. Contacts that have nothing of the kind are in none of these.
    index('contact_changed').on(t.updatedAt).where(sql`updated_at <> created_at`),
    index('contact_interaction')
      .on(t.lastInteractionAt, t.id, t.nameSort, ...shown(t))
      .where(sql`last_interaction_at is not null and merged_into_id is null and anonymized_at is null`),
    index('contact_other_kind')
      .on(t.kind, t.nameSort, t.id, ...shown(t))
      .where(sql`kind <> 'individual' and merged_into_id is null and anonymized_at is null`),
    index('contact_blocked')
      .on(t.nameSort, t.id, ...shown(t))
      .where(sql`blocked_at is not null and merged_into_id is null and anonymized_at is null`),
    // With what priorities are narrowed down by.
    index('contact_priority_set')
      .on(t.priority, t.nameSort, t.id, ...shown(t), t.tagIds, t.cityFolded)
      .where(sql`priority is not null and merged_into_id is null and anonymized_at is null`),
    // In the order of creation: what is missing is asked of those that came lately.
    index('contact_without_cpf').on(t.createdAt, t.id).where(sql`cpf is null`),
    index('contact_without_email').on(t.createdAt, t.id).where(sql`email is null`),
    index('contact_without_phone')
      .on(t.id, t.nameSort, ...shown(t), t.cpf, t.email)
      .where(sql`phones = '{}' and merged_into_id is null and anonymized_at is null`),
    index('contact_city')
      .on(t.cityFolded, t.nameSort, t.id, ...shown(t))
      .where(sql`city_folded is not null and merged_into_id is null and anonymized_at is null`),
    index('contact_custom').using('gin', sql`custom_words gin_trgm_ops`).where(sql`custom_words is not null`),
    index('contact_state')
      .on(t.stateFolded, t.nameSort, t.id, ...shown(t))
      .where(sql`state_folded is not null and merged_into_id is null and anonymized_at is null`),
    index('contact_anonymized').on(t.id).where(sql`anonymized_at is not null`),
    index('contact_merged_into').on(t.mergedIntoId).where(sql`merged_into_id is not null`),
    check('contact_phones', sql`cardinality(${t.phones}) <= 10`),
    check('contact_name_filled', sql`${t.name} <> ''`),
    check('contact_kind', sql`${t.kind} in ('individual', 'corporate', 'group')`),
    check('contact_gender', sql`${t.gender} in ('female', 'male', 'not_informed')`),
    check('contact_open_interactions', sql`${t.openInteractions} >= 0`),
    check('contact_merged_inactive', sql`${t.mergedIntoId} is null or not ${t.active} and ${t.flow} is null`),
    check(
      'contact_anonymized_inactive',
      sql`${t.anonymizedAt} is null or not ${t.active} and ${t.flow} is null`,
    ),
    check('contact_priority', sql`${t.priority} between 1 and 3`),
    check(
      'contact_portfolio',
      sql`case ${t.flow}
        when 'message' then num_nulls(${t.ownerId}, ${t.assignedAt}) = 0 and num_nonnulls(${t.backupAgentId}, ${t.serviceId}) = 0
        when 'follow_me' then num_nulls(${t.ownerId}, ${t.assignedAt}) = 0 and num_nonnulls(${t.backupAgentId}, ${t.serviceId}) = 0
        when 'backup_agent' then num_nulls(${t.ownerId}, ${t.assignedAt}, ${t.backupAgentId}) = 0 and ${t.serviceId} is null
          and ${t.backupAgentId} <> ${t.ownerId}
        when 'general_queue' then num_nulls(${t.ownerId}, ${t.assignedAt}, ${t.serviceId}) = 0 and ${t.backupAgentId} is null
        else num_nonnulls(${t.flow}, ${t.ownerId}, ${t.backupAgentId}, ${t.serviceId}, ${t.assignedAt}, ${t.assignedById}) = 0
        end`,
    ),
  ],
);

/**
 * Every identifying value of every contact, canonical, placeholders left out: all matching reads only this.
 * No foreign key: checking it row by row is a third of an import's time. `lib/contacts/identity/identifier-index.ts` alone writes it.
 */
export const contactIdentifiers = pgTable(
  'contact_identifier',
  {
    kind: text({ enum: ['cpf', 'phone', 'email'] }).notNull(),
    value: codeText().notNull(),
    contactId: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [
    // The value first, which tells nearly all rows apart; the beginning of a number is looked up as a range. With all that is asked of
    // it: ten thousand holders are read from the index alone.
    index('contact_identifier_value').on(t.value, t.contactId, t.kind),
    // Four digits at every second of a number's last eight: of any four or more in a row one or two of them tell who may have them,
    // for a fifth of what all threes of digits would cost an import. What stands further left is looked up as a beginning.
    index('contact_identifier_digits')
      .using('gin', sql`(array[right(value, 4), left(right(value, 6), 4), left(right(value, 8), 4)])`)
      .where(sql`kind in ('cpf', 'phone')`),
    // Of numbers from abroad that are too long for that.
    index('contact_identifier_abroad')
      .using('gin', sql`value gin_trgm_ops`)
      .where(sql`kind = 'phone' and length(value) > 11 and value not like '55%'`),
  ],
);
