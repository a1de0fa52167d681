import { MessageSquareText, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { TemplateList } from '#components/settings/template-list.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listTemplates } from '#lib/templates/list-templates.ts';
import { requireActor } from '#lib/web/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('templates'))('title') };
}

export default async function TemplatesPage() {
  const actor = await requireActor();
  const t = await getTranslations();
  const templates = await listTemplates(actor);
  const create = (
    <ButtonLink
      href="/settings/templates/new"
      variant="primary"
      icon={<Plus aria-hidden="true" size={14} strokeWidth={1.75} />}
    >
      {t('templates.new')}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title={t('templates.title')}
        breadcrumb={[{ href: '/settings', label: t('common.nav.settings') }]}
      >
        {templates.length > 0 && create}
      </PageHeader>
      {templates.length === 0 ? (
        <EmptyState
          icon={<MessageSquareText size={22} strokeWidth={1.75} />}
          title={t('templates.empty.title')}
          text={t('templates.empty.text')}
          action={create}
        />
      ) : (
        <TemplateList templates={templates} />
      )}
    </>
  );
}
