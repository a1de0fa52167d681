import type { Database } from '#db/client.ts';
import { findSegments } from '#lib/segments/find-segments.ts';
import type { ContactInput } from './contact-input.ts';
import type { GivenContact } from './plan-changes.ts';

/** The input with its segments found and held, which comes before any contact is locked. @throws Refused */
export async function withSegments(
  { segments, version: _, ...input }: ContactInput,
  tx: Database,
): Promise<GivenContact> {
  return segments === undefined ? input : { ...input, segmentIds: await findSegments(segments, tx) };
}
