import { Refused } from '#lib/core/errors.ts';
import type { FormState } from '#lib/core/form-state.ts';

type Catching = <Result>(attempt: Promise<Result>) => Promise<Result>;

/**
 * Runs a contact form; where a refusal names the contact that has a value already, the form learns the way there. The
 * attempt at the verb is passed through `catching`.
 */
export async function refusedWithHolders(
  run: (catching: Catching) => Promise<FormState>,
): Promise<FormState> {
  let refused: unknown;
  const state = await run((attempt) =>
    attempt.catch((error: unknown) => {
      refused = error;
      throw error;
    }),
  );
  return refused instanceof Refused ? { ...state, links: linksToHolders(refused) } : state;
}

function linksToHolders({ fields }: Refused): Record<string, string> {
  const links = Object.entries(fields).flatMap(([field, reasons]) => {
    const id = reasons.find(({ params }) => params?.contactId)?.params?.contactId;
    return id === undefined ? [] : [[field, `/contacts/${id}`]];
  });
  return Object.fromEntries(links);
}
