import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField, SelectField, TextField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { listChannels } from '#lib/channels/list-channels.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { addIdentityAction } from '../../identity-actions.ts';
import { loadContact } from '../../load-contact.ts';

type Props = { params: Promise<{ id: string }> };

/** Their platforms know people by ids; elsewhere a number or an address says who it is. */
const WITH_IDS = ['whatsapp', 'telegram', 'facebook', 'instagram'];

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('contactChannels.identities'))('addTitle') };
}

export default async function AddIdentityPage({ params }: Props) {
  const actor = await requireActor();
  if (!can(actor, 'contacts.edit')) return showForbidden();
  const contact = await loadContact((await params).id, '/identities/new');
  const channels = (await listChannels(actor)).filter(
    ({ kind, active }) => active && WITH_IDS.includes(kind),
  );
  const t = await getTranslations();
  const back = `/contacts/${contact.id}?tab=channels`;
  return (
    <>
      <PageHeader
        title={t('contactChannels.identities.addTitle')}
        breadcrumb={[
          { href: '/contacts', label: t('contacts.title') },
          { href: back, label: contact.name },
        ]}
      />
      <div className="max-w-2xl p-4 sm:p-5">
        <p className="mb-5 text-body text-base-content/75">{t('contactChannels.identities.lead')}</p>
        {channels.length === 0 ? (
          <p className="text-body">{t('contactChannels.identities.noChannels')}</p>
        ) : (
          <ActionForm action={addIdentityAction} className="grid gap-4">
            <HiddenField name="id" value={contact.id} />
            <SelectField
              name="channel"
              label={t('contactChannels.identities.channel')}
              options={channels.map(({ id, name }) => ({ value: String(id), label: name }))}
              className="sm:max-w-md"
            />
            <TextField
              name="value"
              label={t(`contactChannels.identities.${contact.kind === 'group' ? 'groupId' : 'personId'}`)}
              hint={t('contactChannels.identities.valueHint')}
              maxLength={LONGEST.platformId}
              className="sm:max-w-md"
              required
            />
            <div className="flex gap-2">
              <SubmitButton>{t('contactChannels.identities.add')}</SubmitButton>
              <ButtonLink href={back} variant="ghost">
                {t('common.cancel')}
              </ButtonLink>
            </div>
          </ActionForm>
        )}
      </div>
    </>
  );
}
