import { z } from 'zod';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { findSegments } from '#lib/segments/find-segments.ts';
import { segmentNames } from '#lib/segments/segment.ts';
import { hasLimitedView } from '../visible-contacts.ts';
import { addLabels, type Labels, removeLabels } from './change-labels.ts';

const schema = z.object({ segments: segmentNames.refine((names) => names.length > 0, 'required') });

/** Who has a limited view gives and takes those they serve. */
const SEGMENTS: Labels = {
  field: 'segments',
  table: 'segment',
  column: 'segment_ids',
  most: 100,
  tooMany: 'too_many',
  gone: 'segment_gone',
  async read(actor, given, _creating, tx) {
    const { segments: names } = parseInput(schema, { segments: given.segments ?? null });
    const ids = await findSegments(names, tx);
    const own = SEGMENTS.own(actor);
    if (own && ids.some((id) => !own.includes(id))) refuse('segments', 'segment_of_others');
    return ids;
  },
  own: (actor) => (hasLimitedView(actor) ? actor.segmentIds : null),
};

export const addToSegments = addLabels(SEGMENTS);
export const removeFromSegments = removeLabels(SEGMENTS);
