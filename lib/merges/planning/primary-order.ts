import type { Organization } from '#lib/organization/get-organization.ts';
import type { Member } from './member.ts';

type Dated = Pick<Member, 'id' | 'createdAt' | 'lastInteractionAt'>;

/**
 * Members with whoever remains first: latest interaction, and if none has any the newest; or the oldest, as the organization
 * wishes.
 */
export function inPrimaryOrder<One extends Dated>(
  members: readonly One[],
  { primaryCriterion }: Pick<Organization, 'primaryCriterion'>,
): One[] {
  const oldestFirst = (one: Dated, other: Dated) => one.createdAt - other.createdAt || one.id - other.id;
  return members.toSorted(
    primaryCriterion === 'oldest'
      ? oldestFirst
      : (one, other) =>
          (other.lastInteractionAt ?? -1) - (one.lastInteractionAt ?? -1) || oldestFirst(other, one),
  );
}
