/** Every action the trail knows, and what kind of thing it is done to. The first word is what an operator would say. */
export const AUDIT_ACTIONS = {
  'contact.created': 'contact',
  'contact.updated': 'contact',
  'contact.activated': 'contact',
  'contact.deactivated': 'contact',
  'contact.deleted': 'contact',
  'contact.anonymized': 'contact',
  'contact.noted': 'contact',
  'contact.note-deleted': 'contact',
  'contact.assigned': 'contact',
  'contact.unassigned': 'contact',
  'contact.channel-removed': 'contact',
  'contact.identity-added': 'contact',
  'contact.identity-moved': 'contact',
  'contact.identity-removed': 'contact',
  'contact.blocked': 'contact',
  'contact.unblocked': 'contact',
  'contact.merged': 'contact',
  'contact.merged-away': 'contact',
  'contact.merge-undone': 'contact',
  'contact.brought-back': 'contact',
  'contact.told-apart': 'contact',
  'contact.told-together': 'contact',
  'contacts.exported': 'contact',
  'contact.data-exported': 'contact',
  'contact.held': 'contact',
  'contact.released': 'contact',
  'privacy-request.registered': 'privacy-request',
  'privacy-request.decided': 'privacy-request',
  'retention.swept': 'organization',
  'audit.exported': 'organization',
  'merge-all.started': 'run',
  'merge-all.cancelled': 'run',
  'sync.started': 'run',
  'sync.cancelled': 'run',
  'merges.exported': 'contact',
  'import.created': 'run',
  'import.cancelled': 'run',
  'bulk.started': 'run',
  'bulk.undone': 'run',
  'bulk.cancelled': 'run',
  'portfolio.handed-over': 'user',
  'user.created': 'user',
  'user.invited': 'user',
  'user.invitation-accepted': 'user',
  'user.updated': 'user',
  'user.deactivated': 'user',
  'user.reactivated': 'user',
  'user.profile-updated': 'user',
  'user.password-changed': 'user',
  'session.opened': 'session',
  'session.closed': 'session',
  'token.created': 'token',
  'token.revoked': 'token',
  'organization.updated': 'organization',
  'custom-field.created': 'custom-field',
  'custom-field.updated': 'custom-field',
  'custom-field.moved': 'custom-field',
  'custom-field.archived': 'custom-field',
  'custom-field.restored': 'custom-field',
  'tag.created': 'tag',
  'tag.renamed': 'tag',
  'tag.deleted': 'tag',
  'service.created': 'service',
  'service.updated': 'service',
  'service.archived': 'service',
  'service.restored': 'service',
  'segment.created': 'segment',
  'segment.updated': 'segment',
  'segment.deleted': 'segment',
  'blacklist.added': 'blacklist',
  'blacklist.removed': 'blacklist',
  'blacklist.exported': 'blacklist',
  'channel.created': 'channel',
  'channel.updated': 'channel',
  'disposition.created': 'disposition',
  'disposition.updated': 'disposition',
  'appointment.created': 'appointment',
  'appointment.updated': 'appointment',
  'appointments.exported': 'appointment',
  'survey.sent': 'survey',
  'surveys.exported': 'survey',
  'template.created': 'template',
  'template.updated': 'template',
  'template.deleted': 'template',
  'user.presence-changed': 'user',
  'interactions.exported': 'interaction',
  'interaction.started': 'interaction',
  'interaction.taken': 'interaction',
  'interaction.transferred': 'interaction',
  'interaction.linked': 'interaction',
  'interaction.closed': 'interaction',
  'webhook.created': 'webhook',
  'webhook.updated': 'webhook',
  'webhook.paused': 'webhook',
  'webhook.resumed': 'webhook',
  'webhook.secret-rotated': 'webhook',
  'webhook.replayed': 'webhook',
  'webhook.deleted': 'webhook',
  'view.created': 'view',
  'view.updated': 'view',
  'view.deleted': 'view',
} as const;

export type AuditAction = keyof typeof AUDIT_ACTIONS;
export type AuditSubject = (typeof AUDIT_ACTIONS)[AuditAction];

/** A portfolio by the ids of those concerned; what is not there is left out. */
interface PortfolioDetails {
  flow: string;
  ownerId: number;
  backupAgentId?: number;
  serviceId?: number;
}

/** How many numbers, and of which list; never which. */
interface ListedDetails {
  direction: 'inbound' | 'outbound';
  numbers: number;
}

/** What an entry says beside the names of fields: ids, counts, codes, never anything personal. */
export interface AuditDetails {
  'contact.assigned': PortfolioDetails;
  'contact.unassigned': PortfolioDetails;
  'contact.channel-removed': { channelId: number };
  /** Of the contact it went to: whose it was before. */
  'contact.identity-moved': { fromId: number };
  /** Of whom contacts were made. */
  'sync.started': { people: boolean; groups: boolean };
  /** How many interactions it ended. */
  'contact.blocked': { closed: number };
  /** Of the one that remained: how many were merged into it. */
  'contact.merged': { mergeId: number; contacts: number };
  'contact.merged-away': { mergeId: number; intoId: number };
  'contact.merge-undone': { mergeId: number };
  'contact.brought-back': { fromId: number };
  'merges.exported': { merges: number };
  'blacklist.added': ListedDetails;
  'blacklist.removed': ListedDetails;
  'blacklist.exported': ListedDetails;
  'contact.told-apart': { fromIds: number[] };
  'contact.told-together': { fromIds: number[] };
  'contacts.exported': { contacts: number; format: 'csv' | 'xlsx' };
  'audit.exported': { entries: number };
  'retention.swept': {
    what:
      | 'fileNames'
      | 'importRows'
      | 'messages'
      | 'surveyComments'
      | 'appointmentNotes'
      | 'unknownSenders'
      | 'audit';
    rows: number;
  };
  'bulk.started': { action: string };
  'bulk.undone': { action: string; undoes: number };
  /** Who took the portfolio over; null when its contacts were left without owner. */
  'portfolio.handed-over': { toId: number | null };
  'webhook.replayed': { deliveries: number };
}

export type DetailedAction = keyof AuditDetails;

export function detailsOf<Action extends DetailedAction>(
  entry: { action: string; details: unknown },
  ...actions: Action[]
): AuditDetails[Action] | null {
  if (!actions.some((action) => action === entry.action)) return null;
  // Written by `audit` alone, which takes no other shape; rows from before there were details have none.
  return entry.details as AuditDetails[Action] | null;
}
