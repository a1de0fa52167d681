import type { Metadata } from 'next';
import { ConfirmPage } from '#components/layout/confirm-page.tsx';
import { can } from '#lib/core/permissions.ts';
import { idOf } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { getTemplate } from '#lib/templates/get-template.ts';
import { orNotFound, showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { deleteTemplateAction } from '../../actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('templates'))('deleteTitle') };
}

export default async function DeleteTemplatePage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const template = await orNotFound(getTemplate(actor, idOf((await params).id)));
  if (template.shared && !can(actor, 'templates.share')) return showForbidden();
  const t = await getTranslations();
  const address = `/settings/templates/${template.id}`;
  return (
    <ConfirmPage
      title={t('templates.deleteTitle')}
      breadcrumb={[
        { href: '/settings/templates', label: t('templates.title') },
        { href: address, label: template.name },
      ]}
      question={t('templates.deleteQuestion', { name: template.name })}
      consequences={t('templates.deleteText')}
      action={deleteTemplateAction}
      id={template.id}
      confirm={t('templates.delete')}
      cancel={t('common.cancel')}
      back={address}
    />
  );
}
