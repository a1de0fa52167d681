import Link from 'next/link';
import { TagsField } from '#components/contacts/form/tags-field.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { EditInPlace } from '#components/ui/form/edit-in-place.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import type { Contact } from '#lib/contacts/contact-record.ts';
import type { Actor } from '#lib/core/actor.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listTags } from '#lib/tags/list-tags.ts';
import { updateContactAction } from '../actions.ts';

const MOST_SUGGESTED = 200;

interface TagsBlockProps {
  contact: Contact;
  actor: Actor;
  mayEdit: boolean;
  /** Where saving leads; the contact's page when left out. */
  returnTo?: string;
}

/** The contact's tags, each a way to all who have it, and the place to change them. */
export async function TagsBlock({ contact, actor, mayEdit, returnTo }: TagsBlockProps) {
  const t = await getTranslations('contacts');
  const known = mayEdit ? (await listTags(actor)).slice(0, MOST_SUGGESTED).map(({ name }) => name) : [];
  return (
    <div className="flex flex-wrap items-center gap-1">
      {contact.tags.length > 0 && (
        <ul aria-label={t('fields.tags')} className="contents">
          {contact.tags.map(({ id, name }) => (
            <li key={id} className="min-w-0">
              <Link
                href={`/contacts?tag=${encodeURIComponent(name)}`}
                prefetch={false}
                className="block rounded hover:brightness-95 max-md:py-3"
              >
                <Badge>{name}</Badge>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {mayEdit && (
        <ActionForm key={contact.version} action={updateContactAction}>
          <HiddenField name="id" value={contact.id} />
          {returnTo && <HiddenField name="returnTo" value={returnTo} />}
          <EditInPlace label={t(contact.tags.length > 0 ? 'editTags' : 'addTags')} save={t('form.save')}>
            <TagsField
              label={t('fields.tags')}
              hint={t('form.tagsHint')}
              defaultValue={contact.tags.map(({ name }) => name).join(', ')}
              known={known}
            />
          </EditInPlace>
        </ActionForm>
      )}
    </div>
  );
}
