import type { RejectionReason } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { reasonWords } from '#lib/imports/report/reason-words.ts';
import { sendFile } from '#lib/web/page-errors.ts';
import { currentActor } from '#lib/web/session.ts';

/** Answers with a report in the reader's language; one that is gone leads to the list of imports. */
export function reportAnswer(
  download: (actor: Actor, words: (reason: RejectionReason) => string) => Promise<Response>,
): Promise<Response> {
  const gone = new Response(null, { status: 303, headers: { Location: '/imports?refused=report_gone' } });
  return sendFile(async () => {
    const actor = await currentActor();
    return download(actor, reasonWords(await getTranslations('errors')));
  }, gone);
}
