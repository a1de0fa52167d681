import { z } from 'zod';

const facts = z.array(z.record(z.string(), z.unknown()));

/** Keys of what is filled alone. */
export const SubjectData = z.strictObject({
  records: facts,
  notes: facts,
  identities: facts,
  interactions: facts,
  surveys: facts,
  appointments: facts,
  imports: facts,
  exports: facts,
});
