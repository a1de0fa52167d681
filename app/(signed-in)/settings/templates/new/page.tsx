import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { TemplateForm } from '#components/settings/template-form.tsx';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listVariables } from '#lib/templates/list-variables.ts';
import { requireActor } from '#lib/web/session.ts';
import { serviceChoices } from '../../channels/service-choices.ts';
import { createTemplateAction } from '../actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('templates'))('new') };
}

export default async function NewTemplatePage() {
  const actor = await requireActor();
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={t('templates.new')}
        breadcrumb={[
          { href: '/settings', label: t('common.nav.settings') },
          { href: '/settings/templates', label: t('templates.title') },
        ]}
      />
      <div className="p-4 sm:p-5">
        <TemplateForm
          action={createTemplateAction}
          services={await serviceChoices(actor)}
          variables={await listVariables(actor)}
          canShare={can(actor, 'templates.share')}
        />
      </div>
    </>
  );
}
