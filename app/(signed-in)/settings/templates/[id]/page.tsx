import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { TemplateForm } from '#components/settings/template-form.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { getContact } from '#lib/contacts/get-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { idOf, isId } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { getTemplate } from '#lib/templates/get-template.ts';
import { listVariables } from '#lib/templates/list-variables.ts';
import { previewTemplate } from '#lib/templates/offer-templates.ts';
import type { Template } from '#lib/templates/template.ts';
import { orNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { ContactSearch } from '../../../interactions/contact-search.tsx';
import { readAddress } from '../../../read-address.ts';
import { serviceChoices } from '../../channels/service-choices.ts';
import { updateTemplateAction } from '../actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('templates'))('edit') };
}

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** `?contact=` is whose values the preview has; without one they are looked for. */
export default async function TemplatePage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const template = await orNotFound(getTemplate(actor, idOf((await params).id)));
  const { given } = await readAddress(searchParams);
  const t = await getTranslations();
  const isMine = !template.shared || can(actor, 'templates.share');
  return (
    <>
      <PageHeader
        title={template.name}
        count={<Badge>{t(`templates.whose.${template.shared ? 'shared' : 'own'}`)}</Badge>}
        breadcrumb={[
          { href: '/settings', label: t('common.nav.settings') },
          { href: '/settings/templates', label: t('templates.title') },
        ]}
      />
      <div className="grid content-start gap-8 p-4 sm:p-5">
        {isMine ? (
          <TemplateForm
            action={updateTemplateAction}
            services={await serviceChoices(actor, template.service)}
            variables={await listVariables(actor)}
            template={template}
          />
        ) : (
          <p className="max-w-2xl rounded-box border border-base-300 p-4 text-body break-words whitespace-pre-wrap">
            {template.body}
          </p>
        )}
        <section aria-labelledby="preview" className="max-w-2xl">
          <h2 id="preview" className="mb-1 text-body font-semibold">
            {t('templates.preview.title')}
          </h2>
          <p className="mb-3 text-small text-base-content/75">{t('templates.preview.lead')}</p>
          <ContactSearch
            actor={actor}
            page={`/settings/templates/${template.id}`}
            search={[given.search].flat()[0] ?? ''}
            label={t('interactions.contact')}
            href={(id) => `/settings/templates/${template.id}?contact=${id}#preview`}
          />
          {isId(idOf(given.contact)) && (
            <Preview actor={actor} template={template} contactId={idOf(given.contact)} />
          )}
        </section>
      </div>
    </>
  );
}

async function Preview({
  actor,
  template,
  contactId,
}: {
  actor: Actor;
  template: Template;
  contactId: number;
}) {
  const t = await getTranslations('templates.preview');
  const contact = await orNotFound(getContact(actor, contactId));
  const { text, unknown, unresolved } = await previewTemplate(actor, { body: template.body, contactId });
  const missing = [...unknown, ...unresolved].map((name) => `{{${name}}}`).join(', ');
  return (
    <div className="grid gap-3">
      <p className="text-small font-medium">{t('for', { name: contact.name })}</p>
      {missing && (
        <Alert tone="warning" title={t('missing')}>
          {missing}
        </Alert>
      )}
      <p className="rounded-box bg-primary/10 px-3.5 py-2.5 text-body break-words whitespace-pre-wrap">
        {text}
      </p>
    </div>
  );
}
