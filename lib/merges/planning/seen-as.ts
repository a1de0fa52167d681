import { hash } from 'node:crypto';
import type { Member } from './member.ts';

/** A mark of what these contacts were, so that what is merged is what somebody looked at. */
export function seenAs(members: readonly Pick<Member, 'id' | 'version'>[]): string {
  const versions = members.map(({ id, version }) => `${id}.${version}`).sort();
  return hash('sha256', versions.join(' ')).slice(0, 16);
}
