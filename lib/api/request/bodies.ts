import { z } from 'zod';
import { createAppointmentInput } from '#lib/appointments/create-appointment.ts';
import { updateAppointmentInput } from '#lib/appointments/update-appointment.ts';
import { entryInput } from '#lib/blacklist/add-to-blacklist.ts';
import { removedInput } from '#lib/blacklist/remove-from-blacklist.ts';
import { blockInput } from '#lib/blocking/block-contact.ts';
import { createChannelInput } from '#lib/channels/create-channel.ts';
import { updateChannelInput } from '#lib/channels/update-channel.ts';
import { contactSchema } from '#lib/contacts/input/contact-input.ts';
import { noteInput } from '#lib/contacts/notes/add-note.ts';
import { jsonObject } from '#lib/core/json-form.ts';
import { createCustomFieldInput } from '#lib/custom-fields/create-custom-field.ts';
import { toldApartInput } from '#lib/duplicates/dismiss-duplicates.ts';
import { callInput } from '#lib/interactions/arrival/call.ts';
import { createDispositionInput } from '#lib/interactions/dispositions/create-disposition.ts';
import { linkInput } from '#lib/interactions/link-contact.ts';
import { channelStatusInput, statusInput } from '#lib/interactions/note-status.ts';
import { messageInput } from '#lib/interactions/send-message.ts';
import { presenceInput } from '#lib/interactions/set-presence.ts';
import { simulationInput } from '#lib/interactions/simulate-routing.ts';
import { startInput } from '#lib/interactions/start-interaction.ts';
import { sendInput } from '#lib/interactions/starting/send-to-contact.ts';
import { takeNextInput } from '#lib/interactions/take-next.ts';
import { transferInput } from '#lib/interactions/transfer-interaction.ts';
import { queueDecisionInput } from '#lib/interactions/voice/decide-queue.ts';
import { voicemailInput } from '#lib/interactions/voice/note-voicemail.ts';
import { mergeAllInput } from '#lib/merges/all/start-merge-all.ts';
import { mergeInput } from '#lib/merges/merge-input.ts';
import { portfolioChoiceInput } from '#lib/portfolio/portfolio-choice.ts';
import { anonymizationInput } from '#lib/privacy/start-anonymization.ts';
import { createSegmentInput } from '#lib/segments/create-segment.ts';
import { createServiceInput } from '#lib/services/create-service.ts';
import { updateOrganizationInput } from '#lib/settings/update-organization.ts';
import { closeWithSurveyInput } from '#lib/surveys/close-with-survey.ts';
import { sendSurveyInput } from '#lib/surveys/send-survey.ts';
import { syncInput } from '#lib/sync/start-sync.ts';
import { createTagInput } from '#lib/tags/create-tag.ts';
import { templateInput } from '#lib/templates/template.ts';
import { updateTemplateInput } from '#lib/templates/update-template.ts';
import { createUserInput } from '#lib/users/create-user.ts';
import { updateUserInput } from '#lib/users/update-user.ts';
import { createEndpointInput, updateEndpointInput } from '#lib/webhooks/endpoint.ts';
import { replayInput } from '#lib/webhooks/replay-deliveries.ts';
import { noted } from '../json/noted.ts';
import { contactIdsInput } from './contact-ids.ts';

/** What a body is like depends on no rule of the organization; what is refused does. */
const ANY_RULES = { refuseInvalid: true, today: '', fields: [], decimal: '.' } as const;

const { custom: _formOnly, version, ...contactFields } = contactSchema(ANY_RULES).shape;
const contact = body(contactFields, {
  name: 'name',
  active: 'active',
  cpf: 'cpf',
  cnpj: 'cnpj',
  birthDate: 'birthDate',
  externalId: 'externalId',
  clientCode: 'clientCode',
  language: 'language',
  phones: 'phones',
  tags: 'tags',
  segments: 'segments',
  customFields: 'customFields',
});
const ids = body(contactIdsInput.shape, { ids: 'contactIds' });
const person = {
  canAnonymize: 'canAnonymize',
  followMePhone: 'followMePhone',
  segments: 'userSegments',
  mostInteractions: 'mostInteractions',
};
const channel = {
  address: 'channelAddress',
  scope: 'channelScope',
  service: 'channelService',
  areaCode: 'areaCode',
  active: 'channelActive',
};
const appointment = {
  contactId: 'callContact',
  interactionId: 'appointmentInteraction',
  startsAt: 'appointmentStarts',
  minutes: 'appointmentMinutes',
  agentEmail: 'appointmentAgent',
  service: 'appointmentService',
  channel: 'channelReference',
};
const status = {
  messageId: 'statusMessageId',
  externalId: 'statusExternalId',
  status: 'messageStatusGiven',
  reason: 'messageFailure',
};

/** The bodies in JSON, read by their schemas and described by them: those of the verbs, as far as JSON reaches them. */
export const bodies = {
  NewContact: contact,
  ContactChange: contact.extend(body({ version }, { version: 'versionGiven' }).shape),
  ContactIds: ids,
  Anonymization: ids.extend(
    body(anonymizationInput.shape, {
      login: 'ownLogin',
      password: 'ownPassword',
      understood: 'understood',
      unlistsNumbers: 'unlistsNumbers',
    }).shape,
  ),
  Assignment: ids.extend(
    body(portfolioChoiceInput.shape, {
      flow: 'flowGiven',
      backupAgentEmail: 'backupAgent',
      serviceName: 'portfolioService',
    }).required({ flow: true }).shape,
  ),
  Block: body(blockInput.shape, { reason: 'blockReason' }),
  NewBlacklistEntry: body(entryInput.shape, {
    direction: 'listDirection',
    number: 'listedNumberGiven',
    note: 'listedNote',
  }),
  ListedNumber: body(removedInput.shape, { direction: 'listDirection', number: 'listedNumberGiven' }),
  NewService: body(createServiceInput.shape, { hasMailbox: 'hasMailbox', surveys: 'serviceSurveys' }),
  NewNote: body(noteInput.shape, { body: 'noteBody' }),
  NewSegment: body(createSegmentInput.shape, { operators: 'operators', service: 'segmentQueue' }),
  NewUser: body(createUserInput.omit({ ownPassword: true }).shape, { ...person, password: 'password' }),
  UserChange: body(updateUserInput.omit({ ownPassword: true }).shape, {
    ...person,
    active: 'userActive',
    to: 'userSuccessor',
    userId: 'userSuccessorId',
    presence: 'presence',
    deskTo: 'deskTo',
    deskUserId: 'deskUserId',
    deskService: 'deskService',
    backupUserId: 'userSuccessorBackupId',
  }),
  OrganizationChange: body(updateOrganizationInput.shape, {
    allowDuplicates: 'allowDuplicates',
    refuseInvalidDocuments: 'refuseInvalidDocuments',
    placeholders: 'placeholders',
    primaryCriterion: 'primaryCriterion',
    defaultCountry: 'defaultCountry',
    timeZone: 'timeZone',
    reportRetentionDays: 'reportRetentionDays',
    messageDays: 'messageDays',
    unknownSenderDays: 'unknownSenderDays',
    importRowDays: 'importRowDays',
    fileNameDays: 'fileNameDays',
    auditDays: 'auditDays',
    defaultService: 'defaultService',
    saveSenders: 'saveSenders',
  }),
  ToldApart: body(toldApartInput.shape, { contactIds: 'toldApart' }),
  NewChannel: body(createChannelInput.shape, channel),
  ChannelChange: body(updateChannelInput.shape, channel),
  NewDisposition: body(createDispositionInput.shape, {}),
  NewInteraction: body(
    { ...callInput.shape, template: startInput.shape.template },
    {
      channel: 'channelReference',
      medium: 'mediumGiven',
      direction: 'directionGiven',
      from: 'from',
      to: 'to',
      service: 'requestedService',
      contactId: 'callContact',
      externalId: 'callExternalId',
      inReplyTo: 'inReplyTo',
      callerWaits: 'callerWaits',
      template: 'templateGiven',
    },
  ),
  NewSentMessage: body(sendInput.shape, {
    channel: 'channelReference',
    to: 'to',
    contactId: 'callContact',
    externalId: 'sentExternalId',
    template: 'templateGiven',
  }),
  NewTemplate: body(templateInput.shape, {
    body: 'templateBody',
    service: 'templateService',
    shared: 'templateShared',
  }),
  TemplateChange: body(updateTemplateInput.shape, { body: 'templateBody', service: 'templateService' }),
  TakeNext: body(takeNextInput.shape, { service: 'takeService' }),
  NewMessage: body(messageInput.shape, {
    direction: 'messageDirection',
    after: 'messageAfter',
    template: 'templateGiven',
  }),
  QueueDecision: body(queueDecisionInput.shape, { waits: 'callerWaits' }),
  Voicemail: body(voicemailInput.shape, { url: 'voicemailUrl' }),
  Transfer: body(transferInput.shape, { agentEmail: 'transferAgent', service: 'transferService' }),
  Closing: body(closeWithSurveyInput.shape, {
    disposition: 'dispositionGiven',
    reason: 'closingReason',
    survey: 'closingSurvey',
  }),
  NewAppointment: body(createAppointmentInput.omit({ date: true, time: true }).shape, appointment),
  AppointmentChange: body(updateAppointmentInput.omit({ date: true, time: true }).shape, {
    ...appointment,
    state: 'appointmentState',
  }),
  NewSurvey: body(sendSurveyInput.shape, { interactionId: 'surveyInteraction' }),
  ContactLink: body(linkInput.shape, { contactId: 'linkedContact' }),
  MessageStatus: body(statusInput.shape, status),
  ChannelStatus: body(channelStatusInput.shape, { ...status, channel: 'channelReference' }),
  OwnPresence: body(presenceInput.shape, { presence: 'presence', reason: 'presenceReason' }),
  Simulate: body(simulationInput.shape, {
    from: 'from',
    channel: 'channelReference',
    service: 'requestedService',
  }),
  NewWebhook: body(createEndpointInput.shape, { url: 'webhookUrl', events: 'webhookEvents' }),
  WebhookChange: body(updateEndpointInput.shape, {
    url: 'webhookUrl',
    events: 'webhookEvents',
    active: 'webhookActive',
  }),
  Replay: body(replayInput.shape, {
    delivery: 'replayDelivery',
    from: 'replayFrom',
    to: 'replayTo',
    state: 'replayState',
  }),
  NewTag: body(createTagInput.shape, {}),
  NewCustomField: body(createCustomFieldInput.shape, { choices: 'choices' }),
  NewMerge: body(mergeInput.shape, {
    contactIds: 'mergeContactIds',
    primaryId: 'mergePrimaryGiven',
    values: 'mergeValues',
    blocked: 'mergeBlockedGiven',
  }).extend({ seen: noted('mergeSeenGiven', z.string().optional()) }),
  Sync: body(syncInput.shape, { people: 'syncPeople', groups: 'syncGroups' }),
  MergeAll: body(mergeAllInput.shape, { confirm: 'mergeAllConfirm' }),
} satisfies Record<string, z.ZodObject>;

export type BodySchema = keyof typeof bodies;

/** The parts of a contact's body that have names of their own in the document. */
export const AddressChange = (contact.shape.address as z.ZodOptional<z.ZodType>).unwrap();
export const SocialChange = (contact.shape.social as z.ZodOptional<z.ZodType>).unwrap();

function body<Shape extends Readonly<Record<string, z.core.$ZodType>>>(
  shape: Shape,
  notes: Partial<Record<keyof Shape & string, string>>,
): z.ZodObject {
  const fields = Object.entries(jsonObject(shape).shape as Record<string, z.ZodType>).map(([name, field]) => {
    const note = notes[name];
    return [name, note === undefined ? field : noted(note, field)];
  });
  return z.strictObject(Object.fromEntries(fields));
}
