import { FLOWS, UNASSIGN } from '#lib/contacts/portfolio/flow.ts';
import type { Translate } from '#lib/i18n/translate.ts';
import * as part from './schema-parts.ts';
import type { Schema } from './types.ts';

/** Assigning, services and segments. */
export function portfolioSchemas(words: Translate): Record<string, Schema> {
  const service = { name: part.text(undefined, 80), hasMailbox: part.flag(words('fields.hasMailbox')) };
  const operators = part.listOf(part.text(), words('fields.operators'));
  return {
    Assignment: part.body(
      {
        ids: { ...part.listOf(part.id(), words('fields.contactIds')), maxItems: 10_000 },
        flow: {
          description: words('fields.flowGiven'),
          enum: [...FLOWS, UNASSIGN, 1, 2, 3, 4, 5],
        },
        ownerEmail: part.optionalText(),
        ownerId: { type: ['integer', 'null'], minimum: 1 },
        backupAgentEmail: part.optionalText(words('fields.backupAgent')),
        backupAgentId: { type: ['integer', 'null'], minimum: 1 },
        serviceName: part.optionalText(words('fields.portfolioService')),
        serviceId: { type: ['integer', 'null'], minimum: 1 },
      },
      ['ids', 'flow'],
    ),
    Assigned: part.record({
      assigned: part.whole(words('fields.assigned')),
      unchanged: part.whole(words('fields.portfolioUnchanged')),
      refused: part.listOf(
        part.record({
          contactId: { type: 'integer' },
          code: part.text(words('fields.reasonCode')),
          message: part.text(),
        }),
        words('fields.refusedContacts'),
      ),
    }),
    Service: part.record({ id: part.id(), ...service, archived: part.flag(words('fields.archived')) }),
    ServicePage: part.pageOfSchema('Service', words('fields.nextCursor')),
    NewService: part.body(service, ['name']),
    Segment: part.record({
      id: part.id(),
      name: part.text(undefined, 50),
      operators: { ...operators, type: ['array', 'null'] },
    }),
    SegmentPage: part.pageOfSchema('Segment', words('fields.nextCursor')),
    NewSegment: part.body({ name: part.text(undefined, 50), operators }, ['name']),
  };
}
