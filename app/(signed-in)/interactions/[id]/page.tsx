import type { Metadata } from 'next';
import { DeskLive } from '#components/desk/desk-live.tsx';
import { MessageList } from '#components/desk/message-list.tsx';
import { ReplyField } from '#components/desk/reply-field.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField, TextareaField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { can } from '#lib/core/permissions.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { countDesk } from '#lib/interactions/get-desk.ts';
import { type InteractionInFull, listMessages, type Message } from '#lib/interactions/get-interaction.ts';
import { SURVEY_LINK } from '#lib/surveys/survey-link.ts';
import { offerTemplates } from '#lib/templates/offer-templates.ts';
import { hearVoicemailAction, sendMessageAction, takeInteractionAction } from '../actions.ts';
import { whoOf } from '../interaction-words.ts';
import { replyWords } from '../reply-words.ts';
import { ContactPanel } from './contact-panel.tsx';
import { InteractionFacts } from './interaction-facts.tsx';
import { loadInteraction } from './load-interaction.ts';
import { Moves } from './moves.tsx';
import { SurveyBlock } from './survey-block.tsx';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await loadInteraction((await params).id);
  return { title: (await getTranslations('interactions'))('one', { protocol: view.protocol }) };
}

export default async function InteractionPage({ params }: Props) {
  const { actor, view } = await loadInteraction((await params).id);
  const t = await getTranslations();
  const messages = await listMessages(actor, view.id);
  const isMine = view.agentId === actor.userId;
  return (
    <>
      <PageHeader
        title={whoOf(view, t)}
        count={<StateBadge view={view} label={t(`routing.states.${view.state}`)} />}
        breadcrumb={[{ href: '/desk', label: t('desk.title') }]}
      >
        <DeskLive
          counts={await countDesk(actor)}
          words={{ on: t('desk.sound.on'), off: t('desk.sound.off') }}
        />
      </PageHeader>
      <div className="grid grow content-start lg:grid-cols-[minmax(0,1fr)_22rem]">
        <section
          aria-labelledby="messages"
          className="flex min-w-0 flex-col gap-4 px-4 py-5 sm:px-6 lg:border-r lg:border-base-300"
        >
          <h2 id="messages" className="sr-only">
            {t('interactions.messages')}
          </h2>
          {view.subject && <p className="text-body font-medium">{view.subject}</p>}
          <MessageList
            empty={t('interactions.noMessages')}
            messages={messages.map((message) => lineOf(message, view, actor, t))}
          />
          {view.state === 'voicemail' && <Voicemail view={view} />}
          {(view.state === 'waiting' || view.state === 'held') && <Take view={view} isMine={isMine} />}
          {view.state === 'open' && (isMine || can(actor, 'interactions.manage')) && (
            <Reply view={view} last={messages.at(-1)?.id ?? 0} actor={actor} />
          )}
        </section>
        <aside
          aria-label={t('interactions.facts')}
          className="grid min-w-0 content-start gap-6 px-4 py-5 max-lg:border-t max-lg:border-base-300 sm:px-6 lg:bg-base-200/50 lg:px-5"
        >
          <Moves view={view} actor={actor} isMine={isMine} />
          <SurveyBlock view={view} actor={actor} isMine={isMine} />
          <ContactPanel view={view} actor={actor} />
          <InteractionFacts view={view} actor={actor} />
        </aside>
      </div>
    </>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations>>;

function lineOf(message: Message, view: InteractionInFull, actor: Actor, t: Words) {
  const { id, direction, body, deletedAt, status, author, senderName, sentAt } = message;
  const customer = senderName ?? whoOf(view, t);
  const who = direction === 'inbound' ? customer : (author ?? t('audit.someone'));
  const quiet = deletedAt ? t('interactions.deleted') : t('interactions.nothing');
  return {
    id,
    direction,
    who: direction === 'note' ? `${t('interactions.note')} · ${who}` : who,
    when: formatWhen(sentAt, actor),
    // Whoever reads it here is not who answers.
    body: body?.replaceAll(SURVEY_LINK, `[${t('surveys.link')}]`) ?? null,
    quiet,
    status: status && t(`interactions.status.${status}`),
    isFailed: status === 'failed',
  };
}

function StateBadge({ view, label }: { view: InteractionInFull; label: string }) {
  const tones = {
    open: 'success',
    offered: 'info',
    waiting: 'warning',
    held: 'warning',
    voicemail: 'info',
  } as const;
  return <Badge tone={tones[view.state as keyof typeof tones] ?? 'neutral'}>{label}</Badge>;
}

async function Take({ view, isMine }: { view: InteractionInFull; isMine: boolean }) {
  const t = await getTranslations('interactions');
  return (
    <ActionForm action={takeInteractionAction} className="border-t border-base-300 pt-4">
      <HiddenField name="id" value={view.id} />
      <SubmitButton data-key="t">{t(view.state === 'held' && isMine ? 'takeHeld' : 'take')}</SubmitButton>
    </ActionForm>
  );
}

async function Voicemail({ view }: { view: InteractionInFull }) {
  const t = await getTranslations('interactions');
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-box border border-base-300 p-4">
      {view.recordingUrl && (
        <a
          href={view.recordingUrl}
          target="_blank"
          rel="noreferrer"
          className="rounded text-body text-primary underline underline-offset-2"
        >
          {t('recording')}
          {view.recordingSeconds !== null && ` (${t('seconds', { seconds: view.recordingSeconds })})`}
        </a>
      )}
      {view.heardAt === null && (
        <ActionForm action={hearVoicemailAction}>
          <HiddenField name="id" value={view.id} />
          <SubmitButton>{t('heard')}</SubmitButton>
        </ActionForm>
      )}
    </div>
  );
}

async function Reply({ view, last, actor }: { view: InteractionInFull; last: number; actor: Actor }) {
  const t = await getTranslations('interactions');
  const { contactId, serviceId } = view;
  return (
    <div className="grid gap-4 border-t border-base-300 pt-4">
      {view.medium !== 'voice' && (
        <ActionForm action={sendMessageAction} className="grid gap-2" label={t('reply')}>
          <HiddenField name="id" value={view.id} />
          <HiddenField name="after" value={last || ''} />
          <ReplyField
            label={t('reply')}
            placeholder={t('replyPlaceholder')}
            rows={4}
            maxLength={LONGEST.message}
            shortcut="r"
            templates={await offerTemplates(actor, { contactId, serviceId })}
            words={await replyWords()}
          >
            <SubmitButton>{t('send')}</SubmitButton>
          </ReplyField>
        </ActionForm>
      )}
      <details>
        <summary className="w-fit cursor-pointer rounded text-small text-base-content/75 underline underline-offset-2">
          {t('noteAction')}
        </summary>
        <ActionForm action={sendMessageAction} className="mt-2 grid gap-2" label={t('noteAction')}>
          <HiddenField name="id" value={view.id} />
          <HiddenField name="direction" value="note" />
          <TextareaField
            name="body"
            id="note-body"
            label={t('noteLabel')}
            placeholder={t('notePlaceholder')}
            rows={2}
            maxLength={LONGEST.message}
          />
          <SubmitButton variant="default" className="justify-self-start">
            {t('keepNote')}
          </SubmitButton>
        </ActionForm>
      </details>
    </div>
  );
}
