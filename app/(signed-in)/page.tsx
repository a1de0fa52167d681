import { FileUp, Plus, SlidersHorizontal, UserPlus } from 'lucide-react';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { NextStep } from '#components/dashboard/next-step.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { appointmentFigures } from '#lib/dashboard/appointment-figures.ts';
import { contactFigures } from '#lib/dashboard/contact-figures.ts';
import { deskFigures } from '#lib/dashboard/desk-figures.ts';
import { surveyFigures } from '#lib/dashboard/survey-figures.ts';
import { countGroups } from '#lib/duplicates/count-groups.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listImports } from '#lib/imports/list-imports.ts';
import { requireActor } from '#lib/web/session.ts';
import { AfterTiles } from './_dashboard/after-tiles.tsx';
import { DeskTiles } from './_dashboard/desk-tiles.tsx';
import { GrowthCard } from './_dashboard/growth-card.tsx';
import { OwnersCard } from './_dashboard/owners-card.tsx';
import { QualityCard } from './_dashboard/quality-card.tsx';
import { RecentImportsCard } from './_dashboard/recent-imports-card.tsx';
import { Tiles } from './_dashboard/tiles.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('dashboard'))('title') };
}

/** Where everybody arrives: agents go on to their desk. */
export default async function DashboardPage() {
  const actor = await requireActor();
  if (!can(actor, 'dashboard.view')) redirect('/desk');
  const t = await getTranslations('dashboard');
  const [figures, duplicates, imports, desk, surveys, appointments] = await Promise.all([
    contactFigures(actor),
    countGroups(actor),
    recentImports(actor),
    deskFigures(actor),
    surveyFigures(actor),
    appointmentFigures(actor),
  ]);
  return (
    <>
      <PageHeader title={t('title')}>
        <ButtonLink href={`/contacts?owner=${actor.userId}`} variant="ghost" className="max-sm:hidden">
          {t('mine')}
        </ButtonLink>
        {can(actor, 'imports.create') && (
          <ButtonLink
            href="/imports/new"
            icon={<FileUp aria-hidden="true" size={14} strokeWidth={1.75} />}
            className="max-sm:hidden"
          >
            {t('import')}
          </ButtonLink>
        )}
        <ButtonLink
          href="/contacts/new"
          variant="primary"
          icon={<Plus aria-hidden="true" size={14} strokeWidth={1.75} />}
        >
          {t('newContact')}
        </ButtonLink>
      </PageHeader>
      <div className="w-full max-w-[92rem] space-y-4 p-4 sm:p-5">
        {figures.total === 0 ? (
          <FirstSteps actor={actor} />
        ) : (
          <>
            <DeskTiles figures={desk} actor={actor} />
            <AfterTiles surveys={surveys} appointments={appointments} actor={actor} />
            <Tiles figures={figures} duplicates={duplicates} actor={actor} />
            <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
              <div className="min-w-0 space-y-4">
                <GrowthCard figures={figures} actor={actor} />
                {imports && <RecentImportsCard imports={imports} actor={actor} />}
              </div>
              <div className="min-w-0 space-y-4">
                <OwnersCard figures={figures} actor={actor} />
                <QualityCard figures={figures} actor={actor} />
              </div>
            </div>
          </>
        )}
      </div>
    </>
  );
}

async function recentImports(actor: Actor) {
  if (!can(actor, 'imports.view')) return null;
  return (await listImports(actor, { limit: 5 })).items;
}

async function FirstSteps({ actor }: { actor: Actor }) {
  const t = await getTranslations('dashboard.first');
  const icon = { 'aria-hidden': true, size: 16, strokeWidth: 1.75 } as const;
  return (
    <section className="mx-auto max-w-2xl py-6">
      <h2 className="text-title font-semibold tracking-tight">
        {t('title', { name: actor.name.split(' ')[0] ?? '' })}
      </h2>
      <p className="mt-1 mb-5 text-body text-base-content/75 text-pretty">{t('text')}</p>
      <ul className="grid gap-3 sm:grid-cols-2">
        {can(actor, 'imports.create') && (
          <NextStep
            href="/imports/new"
            icon={<FileUp {...icon} />}
            title={t('import')}
            text={t('importText')}
          />
        )}
        <NextStep href="/contacts/new" icon={<Plus {...icon} />} title={t('create')} text={t('createText')} />
        {can(actor, 'users.manage') && (
          <NextStep
            href="/settings/users/new"
            icon={<UserPlus {...icon} />}
            title={t('invite')}
            text={t('inviteText')}
          />
        )}
        {can(actor, 'organization.manage') && (
          <NextStep
            href="/settings"
            icon={<SlidersHorizontal {...icon} />}
            title={t('rules')}
            text={t('rulesText')}
          />
        )}
      </ul>
    </section>
  );
}
