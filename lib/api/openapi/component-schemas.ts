import { z } from 'zod';
import type { Translate } from '#lib/core/translate.ts';
import { pageOfSchema } from '../json/answer-parts.ts';
import { AppointmentAnswer } from '../json/appointment-json.ts';
import { Assigned } from '../json/assigned-json.ts';
import { BlacklistEntryAnswer } from '../json/blacklist-json.ts';
import { ContactChannelAnswer } from '../json/contact-channel-json.ts';
import { Address, ContactAnswer, ContactPortfolioAnswer, Social } from '../json/contact-json.ts';
import { CustomFieldAnswer } from '../json/custom-field-json.ts';
import { ChannelAnswer } from '../json/desk/channel-json.ts';
import { DispositionAnswer } from '../json/desk/disposition-json.ts';
import {
  InteractionAnswer,
  InteractionWithMessages,
  MessageAnswer,
  SimulationAnswer,
} from '../json/desk/interaction-json.ts';
import { PresenceAnswer } from '../json/desk/presence-json.ts';
import { SurveyAnswer } from '../json/desk/survey-json.ts';
import { TemplateAnswer } from '../json/desk/template-json.ts';
import { DuplicateGroupAnswer } from '../json/duplicate-json.ts';
import { ErrorAnswer, ErrorDetails, Reason } from '../json/error-body.ts';
import {
  MergeAllCounts,
  MergeAnswer,
  MergedAnswer,
  MergePreviewAnswer,
  UndoneAnswer,
} from '../json/merges/merge-json.ts';
import { NoteAnswer } from '../json/note-json.ts';
import { noteOf } from '../json/noted.ts';
import { OrganizationAnswer } from '../json/organization-json.ts';
import { ErasureProof, Import, Run, StartedRun } from '../json/run-json.ts';
import { SegmentAnswer } from '../json/segment-json.ts';
import { ServiceAnswer } from '../json/service-json.ts';
import { SubjectData } from '../json/subject-data.ts';
import { TagAnswer } from '../json/tag-json.ts';
import { UserAnswer } from '../json/user-json.ts';
import {
  CreatedWebhook,
  DeliveryAnswer,
  Replayed,
  WebhookAnswer,
  WebhookSecret,
  WebhookTest,
} from '../json/webhooks/webhook-json.ts';
import { AddressChange, bodies, SocialChange } from '../request/bodies.ts';
import { Changed } from '../set-contacts-active.ts';
import type { Schema } from './types.ts';

const SCHEMAS: Record<string, z.ZodType> = {
  ...bodies,
  AddressChange,
  SocialChange,
  Contact: ContactAnswer,
  ContactPage: pageOfSchema(ContactAnswer),
  ContactPortfolio: ContactPortfolioAnswer,
  Note: NoteAnswer,
  NotePage: pageOfSchema(NoteAnswer),
  Address,
  Social,
  Changed,
  Assigned,
  Service: ServiceAnswer,
  ServicePage: pageOfSchema(ServiceAnswer),
  Segment: SegmentAnswer,
  SegmentPage: pageOfSchema(SegmentAnswer),
  Channel: ChannelAnswer,
  ChannelPage: pageOfSchema(ChannelAnswer),
  ContactChannel: ContactChannelAnswer,
  ContactChannelPage: pageOfSchema(ContactChannelAnswer),
  BlacklistEntry: BlacklistEntryAnswer,
  BlacklistEntryPage: pageOfSchema(BlacklistEntryAnswer),
  DuplicateGroup: DuplicateGroupAnswer,
  DuplicateGroupPage: pageOfSchema(DuplicateGroupAnswer),
  Disposition: DispositionAnswer,
  DispositionPage: pageOfSchema(DispositionAnswer),
  Appointment: AppointmentAnswer,
  AppointmentPage: pageOfSchema(AppointmentAnswer),
  Survey: SurveyAnswer,
  SurveyPage: pageOfSchema(SurveyAnswer),
  Template: TemplateAnswer,
  TemplatePage: pageOfSchema(TemplateAnswer),
  Presence: PresenceAnswer,
  PresencePage: pageOfSchema(PresenceAnswer),
  Interaction: InteractionAnswer,
  InteractionPage: pageOfSchema(InteractionAnswer),
  InteractionWithMessages,
  Message: MessageAnswer,
  MessagePage: pageOfSchema(MessageAnswer),
  Simulation: SimulationAnswer,
  Merge: MergeAnswer,
  MergePage: pageOfSchema(MergeAnswer),
  MergePreview: MergePreviewAnswer,
  Merged: MergedAnswer,
  MergeAllCounts,
  Undone: UndoneAnswer,
  StartedRun,
  ErasureProof,
  SubjectData,
  Run,
  Import,
  ImportPage: pageOfSchema(Import),
  User: UserAnswer,
  UserPage: pageOfSchema(UserAnswer),
  Organization: OrganizationAnswer,
  Tag: TagAnswer,
  TagPage: pageOfSchema(TagAnswer),
  CustomField: CustomFieldAnswer,
  CustomFieldPage: pageOfSchema(CustomFieldAnswer),
  Webhook: WebhookAnswer,
  WebhookPage: pageOfSchema(WebhookAnswer),
  CreatedWebhook,
  WebhookSecret,
  WebhookTest,
  Delivery: DeliveryAnswer,
  DeliveryPage: pageOfSchema(DeliveryAnswer),
  Replayed,
  Error: ErrorAnswer,
  ErrorDetails,
  Reason,
};

/** The schemas by which bodies are read and answers made, as JSON Schema with the words of one of our languages. */
export function componentSchemas(words: Translate): Record<string, Schema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(SCHEMAS)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ zodSchema, jsonSchema }) => {
      const note = noteOf(zodSchema);
      if (note !== undefined) jsonSchema.description = words(`fields.${note}`);
    },
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _dialect, $id: _address, id: _name, ...schema }]) => [
      name,
      plain(schema) as Schema,
    ]),
  );
}

/** As readers and generators of clients like it best: one list of types, and no pattern that a format says already. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, plain(inner)]);
  return withWholeNumbers(withOneType(withoutPattern(Object.fromEntries(entries))));
}

function withoutPattern(schema: Schema): Schema {
  const { pattern, propertyNames: _texts, ...rest } = schema;
  return typeof pattern === 'string' && typeof schema.format !== 'string' ? { ...rest, pattern } : rest;
}

/** `{ anyOf: [{ type: 'string' }, { type: 'null' }] }` is `{ type: ['string', 'null'] }`. */
function withOneType(schema: Schema): Schema {
  const { anyOf, ...rest } = schema;
  if (!Array.isArray(anyOf)) return schema;
  const [first, ...others] = anyOf as Schema[];
  const isBare = (one: Schema) => Object.keys(one).join() === 'type';
  if (!first || typeof first.type !== 'string' || !others.every(isBare)) return schema;
  const type = [first, ...others].map((one) => one.type);
  const allowed = Array.isArray(first.enum) ? { enum: [...first.enum, null] } : {};
  return { ...first, type, ...allowed, ...rest };
}

function withWholeNumbers(schema: Schema): Schema {
  const isWhole =
    schema.type === 'number' && Array.isArray(schema.enum) && schema.enum.every(Number.isInteger);
  return isWhole ? { ...schema, type: 'integer' } : schema;
}
