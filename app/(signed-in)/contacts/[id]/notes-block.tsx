import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField, TextareaField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { MoreMenu } from '#components/ui/more-menu.tsx';
import type { Contact } from '#lib/contacts/contact-record.ts';
import { listNotes, type Note } from '#lib/contacts/notes/list-notes.ts';
import { mayDeleteNote } from '#lib/contacts/notes/may-delete-note.ts';
import type { Actor } from '#lib/core/actor.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { can } from '#lib/core/permissions.ts';
import { formatDateTime } from '#lib/format/format-date.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { addNoteAction, deleteNoteAction } from '../actions.ts';

/** What people wrote down, newest first, and the place to write. */
export async function NotesBlock({ contact, actor }: { contact: Contact; actor: Actor }) {
  const t = await getTranslations('contacts.notes');
  const notes = await listNotes(actor, contact.id);
  return (
    <section aria-labelledby="notes" className="mb-6">
      <h2 id="notes" className="mb-2 text-small font-semibold text-base-content/75">
        {t('title')}
      </h2>
      {can(actor, 'contacts.note') && !contact.anonymizedAt && (
        <ActionForm key={notes[0]?.id ?? 0} action={addNoteAction} className="mb-3 grid gap-2" asks>
          <HiddenField name="id" value={contact.id} />
          <TextareaField
            name="body"
            label={t('body')}
            hideLabel
            placeholder={t('placeholder')}
            rows={2}
            maxLength={LONGEST.note}
          />
          <div>
            <SubmitButton variant="default">{t('add')}</SubmitButton>
          </div>
        </ActionForm>
      )}
      {notes.map((note) => (
        <NoteCard key={note.id} note={note} actor={actor} t={t} />
      ))}
    </section>
  );
}

function NoteCard({ note, actor, t }: { note: Note; actor: Actor; t: Words<'contacts.notes'> }) {
  const author = note.author ?? t('someone');
  return (
    <article className="mb-2 rounded-box border border-base-300 bg-base-100 px-3 py-2">
      <header className="flex items-center gap-2 text-note text-base-content/75">
        <span className="min-w-0 truncate font-medium text-base-content">{author}</span>
        <time
          dateTime={note.at.toISOString()}
          title={formatDateTime(note.at, actor)}
          className="num shrink-0"
        >
          {formatWhen(note.at, actor)}
        </time>
        {mayDeleteNote(actor, note) && (
          <div className="ml-auto">
            <MoreMenu label={t('actions', { author })} size="xs">
              <ActionForm action={deleteNoteAction}>
                <HiddenField name="id" value={note.id} />
                <SubmitButton variant="ghost" className="grave">
                  {t('remove')}
                </SubmitButton>
              </ActionForm>
            </MoreMenu>
          </div>
        )}
      </header>
      <p className="mt-0.5 text-body break-words whitespace-pre-line">{note.body}</p>
    </article>
  );
}
