import { Trash2 } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { getView } from '#lib/contacts/views/get-view.ts';
import { lookOfQuery } from '#lib/contacts/views/view-query.ts';
import { idOf } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { orNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { deleteViewAction, updateViewAction } from '../actions.ts';
import { KeptLook } from '../kept-look.tsx';
import { ViewForm } from '../view-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('contactList.views'))('edit') };
}

export default async function ViewPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const view = await orNotFound(getView(actor, idOf((await params).id)));
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={view.name}
        breadcrumb={[
          { href: '/contacts', label: t('contacts.title') },
          { href: '/contacts/views', label: t('contactList.views.title') },
        ]}
      >
        <ActionForm action={deleteViewAction}>
          <HiddenField name="id" value={view.id} />
          <SubmitButton variant="danger" icon={<Trash2 aria-hidden="true" size={14} strokeWidth={1.75} />}>
            {t('contactList.views.delete')}
          </SubmitButton>
        </ActionForm>
      </PageHeader>
      <div className="grid gap-6 p-4 sm:p-5">
        <ViewForm
          action={updateViewAction}
          hidden={{ name: 'id', value: String(view.id) }}
          view={view}
          cancelHref="/contacts/views"
        />
        <KeptLook look={lookOfQuery(view.query)} actor={actor} />
      </div>
    </>
  );
}
