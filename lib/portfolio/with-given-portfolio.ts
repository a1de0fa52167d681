import type { Database } from '#db/client.ts';
import { UNASSIGN } from '#lib/contacts/portfolio/flow.ts';
import type { Actor } from '#lib/core/actor.ts';
import { type FieldReasons, Refused, refuse } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { assignPortfolio } from './assign-portfolio.ts';
import { readPortfolioChoice } from './portfolio-choice.ts';

type Saved = { id: number };

/**
 * Saves by `save` together with `{ portfolio: { flow, … } }`; a blank flow is none, without the key the portfolio stays. People
 * are held before the contact, as everywhere. @throws Refused with the reasons of both, those of the portfolio under
 * `portfolio.`
 */
export async function withGivenPortfolio<Contact extends Saved>(
  actor: Actor,
  input: unknown,
  save: () => Promise<Contact>,
  tx: Database,
): Promise<Contact> {
  const { portfolio } = Object(input) as { portfolio?: unknown };
  if (portfolio === undefined) return save();
  authorize(actor, 'portfolio.assign');
  const { flow, ...needs } = Object(portfolio) as Record<string, unknown>;
  const given = { ...needs, flow: flow || UNASSIGN };
  const against = await refusalOf(readPortfolioChoice(given, tx), 'portfolio.');
  if (against) throw new Refused({ ...(await refusalOf(save(), ''))?.fields, ...against.fields });
  const contact = await save();
  const { refused } = await assignPortfolio(actor, contact.id, given, tx);
  if (refused[0]) refuse('portfolio.flow', refused[0].code, undefined, 'conflict');
  return contact;
}

async function refusalOf(attempt: Promise<unknown>, prefix: string): Promise<Refused | null> {
  try {
    await attempt;
    return null;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const fields = Object.entries(error.fields).map(([name, reasons]) => [prefix + name, reasons]);
    return new Refused(Object.fromEntries(fields) as FieldReasons, error.kind);
  }
}
