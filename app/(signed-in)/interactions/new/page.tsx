import type { Metadata } from 'next';
import { ReplyField } from '#components/desk/reply-field.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField, SelectField, TextField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { listChannels } from '#lib/channels/list-channels.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { idOf, isId } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { formatPhone } from '#lib/identifiers/format.ts';
import { offerTemplates } from '#lib/templates/offer-templates.ts';
import { orNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { readAddress } from '../../read-address.ts';
import { startInteractionAction } from '../actions.ts';
import { ContactSearch } from '../contact-search.tsx';
import { replyWords } from '../reply-words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interactions'))('start.title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** `?contact=` is whom it is with; without one they are looked for first. `?channel=` is the one that is chosen at first. */
export default async function StartInteractionPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { given } = await readAddress(searchParams);
  const id = idOf(given.contact);
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={t('interactions.start.title')}
        breadcrumb={[{ href: '/desk', label: t('desk.title') }]}
      />
      <div className="max-w-2xl p-4 sm:p-5">
        {isId(id) ? (
          <StartForm actor={actor} contactId={id} channel={[given.channel].flat()[0]} />
        ) : (
          <ContactSearch
            actor={actor}
            page="/interactions/new"
            search={[given.search].flat()[0] ?? ''}
            label={t('interactions.start.contact')}
            href={(id) => `/interactions/new?contact=${id}`}
          />
        )}
      </div>
    </>
  );
}

interface StartProps {
  actor: Actor;
  contactId: number;
  channel: string | undefined;
}

async function StartForm({ actor, contactId, channel }: StartProps) {
  const t = await getTranslations('interactions.start');
  const contact = await orNotFound(getContact(actor, contactId));
  const channels = (await listChannels(actor)).filter(({ active }) => active);
  if (channels.length === 0) return <p className="text-body text-base-content/75">{t('noChannels')}</p>;
  return (
    <ActionForm action={startInteractionAction} className="grid gap-4">
      <HiddenField name="contactId" value={contact.id} />
      <div>
        <p className="text-small font-medium">{t('contact')}</p>
        <p className="text-body">{contact.name}</p>
        <p className="num text-small text-base-content/75">
          {[...contact.phones.map(formatPhone), contact.email].filter(Boolean).join(' · ')}
        </p>
      </div>
      <SelectField
        name="channel"
        label={t('channel')}
        defaultValue={channel}
        options={channels.map(({ id, name }) => ({ value: String(id), label: name }))}
        className="sm:max-w-md"
      />
      <TextField
        name="to"
        label={t('to')}
        hint={t('toHint')}
        maxLength={LONGEST.email}
        className="sm:max-w-md"
      />
      <ReplyField
        label={t('body')}
        rows={5}
        maxLength={LONGEST.message}
        templates={await offerTemplates(actor, { contactId: contact.id, serviceId: null })}
        words={await replyWords()}
      >
        <div className="flex gap-2">
          <SubmitButton>{t('submit')}</SubmitButton>
          <ButtonLink href="/desk" variant="ghost">
            {(await getTranslations('common'))('cancel')}
          </ButtonLink>
        </div>
      </ReplyField>
    </ActionForm>
  );
}
