import { PhoneOutgoing, Play } from 'lucide-react';
import type { Metadata } from 'next';
import { PriorityMark } from '#components/contacts/priority-mark.tsx';
import { DeskLive } from '#components/desk/desk-live.tsx';
import { type InteractionLine, InteractionTable } from '#components/desk/interaction-table.tsx';
import { PresenceSwitch } from '#components/desk/presence-switch.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { Card, CardTitle } from '#components/ui/card.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { priorityOf } from '#lib/contacts/priority.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { countDesk, type Desk, getDesk } from '#lib/interactions/get-desk.ts';
import type { InteractionView } from '#lib/interactions/reading/interaction-view.ts';
import { requireActor } from '#lib/web/session.ts';
import { takeInteractionAction } from '../interactions/actions.ts';
import { identityText, reasonWords, whoOf, whyOf } from '../interactions/interaction-words.ts';
import { setPresenceAction, takeNextAction } from './actions.ts';
import { Due } from './due.tsx';
import { Team } from './team.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk'))('title') };
}

const SECTIONS = ['open', 'held', 'voicemails', 'backed', 'queue'] as const;

export default async function DeskPage() {
  const actor = await requireActor();
  const t = await getTranslations('desk');
  const desk = await getDesk(actor);
  return (
    <>
      <PageHeader title={t('title')} count={t('queueCount', { count: desk.queueSize })}>
        <DeskLive counts={await countDesk(actor)} words={{ on: t('sound.on'), off: t('sound.off') }} />
        <ButtonLink
          href="/interactions/new"
          className="max-sm:hidden"
          icon={<PhoneOutgoing aria-hidden="true" size={14} strokeWidth={1.75} />}
        >
          {t('start')}
        </ButtonLink>
        <ActionForm action={takeNextAction}>
          <SubmitButton data-key="t" icon={<Play aria-hidden="true" size={14} strokeWidth={1.75} />}>
            {t('next')}
          </SubmitButton>
        </ActionForm>
      </PageHeader>
      <div className="grid grow content-start gap-5 p-4 sm:p-5 lg:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="grid min-w-0 content-start gap-6">
          {SECTIONS.map((name) => (
            <Part key={name} name={name} desk={desk} actor={actor} />
          ))}
        </div>
        <div className="grid content-start gap-4 max-lg:order-first">
          <Card>
            <CardTitle>{t('presence.title')}</CardTitle>
            <PresenceSwitch
              state={desk.presence.state}
              facts={await presenceFacts(desk, actor)}
              action={setPresenceAction}
              returnTo="/desk"
            />
          </Card>
          <Due actor={actor} />
          {can(actor, 'presence.others') && <Team actor={actor} />}
        </div>
      </div>
    </>
  );
}

async function presenceFacts({ presence }: Desk, actor: Actor): Promise<string[]> {
  const t = await getTranslations();
  const { reason, since, openInteractions: open, mostInteractions: most } = presence;
  const facts = [reasonWords(reason, t), since && formatWhen(since, actor)];
  return [...facts.filter((fact) => fact !== null), t('desk.presence.load', { open, most })];
}

interface PartProps {
  name: (typeof SECTIONS)[number];
  desk: Desk;
  actor: Actor;
}

async function Part({ name, desk, actor }: PartProps) {
  const t = await getTranslations();
  const views = desk[name];
  // Only whoever backs somebody up needs to know of it.
  if (name === 'backed' && views.length === 0) return null;
  const lines = await Promise.all(views.map((view) => lineOf(view, name, desk, actor)));
  const size = name === 'queue' ? desk.queueSize : views.length;
  return (
    <section aria-labelledby={`desk-${name}`}>
      <h2 id={`desk-${name}`} className="mb-2 flex items-baseline gap-2 text-body font-semibold">
        {t(`desk.sections.${name}`)}
        {size > 0 && <span className="num text-small font-normal text-base-content/70">{size}</span>}
      </h2>
      {lines.length === 0 ? (
        <p className="rounded-box border border-dashed border-base-300 px-4 py-3 text-small text-base-content/75">
          {t(`desk.empty.${name}`)}
        </p>
      ) : (
        <InteractionTable
          label={t(`desk.sections.${name}`)}
          labelledBy={`desk-${name}`}
          words={{
            who: t('desk.columns.who'),
            channel: t('desk.columns.channel'),
            waits: t('desk.columns.waits'),
            why: t('desk.columns.why'),
            actions: t('desk.columns.actions'),
          }}
          lines={lines}
        />
      )}
      {size > lines.length && (
        <p className="mt-2 text-small text-base-content/75">
          {t('desk.more', { count: size - lines.length })}
        </p>
      )}
    </section>
  );
}

async function lineOf(
  view: InteractionView,
  name: PartProps['name'],
  { names }: Desk,
  actor: Actor,
): Promise<InteractionLine> {
  const t = await getTranslations();
  const who = whoOf(view, t);
  const { id, medium, identity, channel, waitsSince, priority } = view;
  const number = identity && view.contact ? identityText(identity) : null;
  const level = priority === 2 ? null : priorityOf(priority);
  return {
    id,
    who,
    facts: [number, view.contact?.active === false ? t('interactions.inactive') : null, view.protocol],
    medium,
    channel: channel.name,
    waits: waitsSince ? formatWhen(waitsSince, actor) : t('desk.answered'),
    why: whyOf(view, names, await getTranslations('routing')),
    priority: level && <PriorityMark level={level}>{t(`desk.priority.${level}`)}</PriorityMark>,
    action:
      name === 'queue' || name === 'held' ? (
        <ActionForm action={takeInteractionAction}>
          <HiddenField name="id" value={id} />
          <SubmitButton variant="default" aria-label={t('desk.takeNamed', { who })}>
            {t('desk.take')}
          </SubmitButton>
        </ActionForm>
      ) : undefined,
  };
}
