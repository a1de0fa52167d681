import { type Definition, DefinitionList } from '#components/ui/definition-list.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { formatDateTime } from '#lib/format/format-date.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import type { InteractionInFull } from '#lib/interactions/get-interaction.ts';
import { stepText } from '#lib/routing/explain.ts';
import { identityText } from '../interaction-words.ts';

/** Why it is here, step by step, and what is known of it. */
export async function InteractionFacts({ view, actor }: { view: InteractionInFull; actor: Actor }) {
  const t = await getTranslations('interactions');
  const words = await getTranslations('routing');
  return (
    <>
      <section aria-labelledby="why">
        <h2 id="why" className="mb-1 text-small font-semibold text-base-content/75">
          {t('why')}
        </h2>
        <ol className="grid gap-1 text-body">
          {view.explanation.map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added
            <li key={index} className="grid grid-cols-[1.25rem_minmax(0,1fr)]">
              <span aria-hidden="true" className="num text-base-content/60">
                {index + 1}
              </span>
              {stepText(step, words, view.names)}
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="facts">
        <h2 id="facts" className="mb-1 text-small font-semibold text-base-content/75">
          {t('facts')}
        </h2>
        <DefinitionList rows={await rowsOf(view, actor)} />
      </section>
    </>
  );
}

async function rowsOf(view: InteractionInFull, actor: Actor): Promise<Definition[]> {
  const t = await getTranslations();
  const word = (name: string) => t(`interactions.fields.${name}`);
  const when = (date: Date | null) => date && formatDateTime(date, actor);
  const { identity, closedReason } = view;
  const rows: Definition[] = [
    { label: word('protocol'), value: view.protocol },
    { label: word('channel'), value: view.channel.name },
    { label: word('direction'), value: t(`interactions.directions.${view.direction}`) },
    {
      label: word('from'),
      value: identity && `${t(`interactions.identities.${identity.kind}`)}: ${identityText(identity)}`,
    },
    { label: word('agent'), value: view.agent?.name ?? null },
    { label: word('service'), value: view.service?.name ?? null },
    { label: word('arrived'), value: when(view.arrivedAt) },
    { label: word('waits'), value: view.waitsSince && formatWhen(view.waitsSince, actor) },
    { label: word('answered'), value: when(view.firstAnswerAt) },
    { label: word('closed'), value: when(view.closedAt) },
    { label: word('disposition'), value: view.disposition },
    { label: word('reason'), value: closedReason && t(`interactions.reasons.${closedReason}`) },
    { label: word('attempts'), value: view.attempts > 1 ? view.attempts : null },
  ];
  return rows.filter(({ value }) => value !== null);
}
