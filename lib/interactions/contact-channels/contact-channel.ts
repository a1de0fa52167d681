import { type SQL, sql } from 'drizzle-orm';
import type { ChannelKind } from '#lib/channels/channel.ts';

/**
 * Active: somebody was served there with the contact. Inactive: nobody yet, and an interaction can be started. Unavailable: the
 * contact has to write first, or cannot be reached there.
 */
export const CHANNEL_STATES = ['active', 'inactive', 'unavailable'] as const;
export type ContactChannelState = (typeof CHANNEL_STATES)[number];

/** Why nobody can start an interaction there now. */
export const OBSTACLES = [
  'must_write_first',
  'without_number',
  'without_address',
  'number_listed',
  'blocked',
  'off',
] as const;
export type Obstacle = (typeof OBSTACLES)[number];

/** What decides about one channel of a contact. */
export interface ChannelSeen {
  kind: ChannelKind;
  isOn: boolean;
  hasInteractions: boolean;
  isBlocked: boolean;
  hasNumber: boolean;
  /** A number that is not on the outbound blacklist. */
  hasAllowedNumber: boolean;
  hasAddress: boolean;
}

const BY_NUMBER: ReadonlySet<ChannelKind> = new Set<ChannelKind>(['voice', 'whatsapp', 'sms']);

export function channelState(seen: ChannelSeen): { state: ContactChannelState; obstacle: Obstacle | null } {
  const missing = unreachable(seen);
  const obstacle = !seen.isOn ? 'off' : seen.isBlocked ? 'blocked' : missing;
  if (seen.hasInteractions) return { state: 'active', obstacle };
  return { state: missing ? 'unavailable' : 'inactive', obstacle };
}

function unreachable(seen: ChannelSeen): Obstacle | null {
  if (BY_NUMBER.has(seen.kind)) {
    if (!seen.hasNumber) return 'without_number';
    return seen.hasAllowedNumber ? null : 'number_listed';
  }
  if (seen.kind === 'email') return seen.hasAddress ? null : 'without_address';
  return seen.hasInteractions ? null : 'must_write_first';
}

/** Whether an interaction `i` came after its channel was taken off its contact, if that ever was. */
export const SINCE_REMOVAL: SQL = sql`not exists (
  select from removed_contact_channel r
  where r.contact_id = i.contact_id and r.channel_id = i.channel_id and r.removed_at >= i.arrived_at)`;
