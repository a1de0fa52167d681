import { ImageUp, Trash2 } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Avatar } from '#components/ui/avatar.tsx';
import { buttonClass } from '#components/ui/button-class.ts';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { avatarHref } from '#lib/contacts/avatar/avatar-href.ts';
import { MOST_AVATAR_MEGABYTES } from '#lib/contacts/avatar/read-avatar-upload.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { hasWords } from '#lib/i18n/has-words.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { loadContact } from '../load-contact.ts';
import { removeAvatarAction } from './actions.ts';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[]>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('avatar'))('title') };
}

export default async function AvatarPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  if (!can(actor, 'contacts.edit')) return showForbidden();
  const contact = await loadContact((await params).id, '/avatar');
  const { refused } = await searchParams;
  const [t, errors] = [await getTranslations('avatar'), await getTranslations('errors')];
  const contacts = await getTranslations('contacts');
  const address = `/contacts/${contact.id}`;
  const src = avatarHref(contact);
  const megabytes = String(MOST_AVATAR_MEGABYTES);
  return (
    <>
      <PageHeader
        title={t('title')}
        breadcrumb={[
          { href: '/contacts', label: contacts('title') },
          { href: address, label: contact.name },
        ]}
      />
      <div className="mx-auto grid w-full max-w-xl gap-5 px-4 py-8">
        {typeof refused === 'string' && (
          <Alert tone="error" role="alert">
            {hasWords(errors, refused) ? errors(refused, { megabytes }) : errors('unexpected')}
          </Alert>
        )}
        <div className="flex items-center gap-4">
          <Avatar name={contact.name} src={src} size="lg" />
          <div className="min-w-0 grow">
            <p className="font-medium break-words">{contact.name}</p>
            <p className="text-small text-base-content/75">{t(src ? 'current' : 'none')}</p>
          </div>
          {src && (
            <ActionForm action={removeAvatarAction}>
              <HiddenField name="id" value={contact.id} />
              <SubmitButton
                variant="default"
                icon={<Trash2 aria-hidden="true" size={14} strokeWidth={1.75} />}
              >
                {t('remove')}
              </SubmitButton>
            </ActionForm>
          )}
        </div>
        <form
          autoComplete="off"
          action={`/api/contacts/${contact.id}/avatar`}
          method="post"
          encType="multipart/form-data"
        >
          <label htmlFor="avatar" className="mb-1 block text-small font-medium">
            {t('file')}
          </label>
          <input
            id="avatar"
            name="avatar"
            type="file"
            required
            accept="image/jpeg,image/png,image/webp"
            aria-describedby="avatar-hint"
            className="file-input h-9 w-full text-body"
          />
          <p id="avatar-hint" className="mt-1.5 text-note text-base-content/75">
            {t('hint', { megabytes })}
          </p>
          <div className="mt-4 flex flex-wrap gap-2">
            <button type="submit" className={buttonClass({ variant: 'primary' })}>
              <ImageUp aria-hidden="true" size={14} strokeWidth={1.75} />
              {t('save')}
            </button>
            <ButtonLink href={address} variant="ghost">
              {t('cancel')}
            </ButtonLink>
          </div>
        </form>
      </div>
    </>
  );
}
