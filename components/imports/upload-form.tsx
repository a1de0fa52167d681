'use client';

import { type DragEvent, type FormEvent, type ReactNode, useRef, useState } from 'react';
import { buttonClass } from '#components/ui/button-class.ts';
import { classNames } from '#components/ui/class-names.ts';

interface UploadFormProps {
  /** What the file is for; contacts when left out. */
  into?: 'blacklist';
  locked: boolean;
  label: string;
  drop: string;
  /** What both buttons say, and what the pressed one says from then on. */
  words: { now: string; review: string; sending: string };
  icons: { now: ReactNode; review: ReactNode };
  /** Fields between the file and the buttons. */
  children: ReactNode;
}

type Way = 'now' | 'review';

/** Where each button sends the file; a plain attribute, so that both work without scripts. */
function addressOf(way: Way, into: UploadFormProps['into']): string {
  const said = [...(into ? [`into=${into}`] : []), ...(way === 'review' ? ['then=review'] : [])];
  return `/api/imports${said.length > 0 ? '?' : ''}${said.join('&')}`;
}

/** A plain multipart form. With scripts a file can also be dropped on it and its buttons take only one press. */
export function UploadForm({ into, locked, label, drop, words, icons, children }: UploadFormProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [sent, setSent] = useState<Way | null>(null);

  const take = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (input.current && event.dataTransfer.files.length > 0) input.current.files = event.dataTransfer.files;
  };
  const send = (event: FormEvent) => {
    const pressed = (event.nativeEvent as SubmitEvent).submitter?.dataset.way;
    setSent(pressed === 'review' ? 'review' : 'now');
  };
  const button = (way: Way, variant: 'primary' | 'default') => (
    <button
      type="submit"
      formAction={addressOf(way, into)}
      data-way={way}
      disabled={locked}
      aria-disabled={sent !== null}
      onClick={sent ? (event) => event.preventDefault() : undefined}
      className={buttonClass({ variant })}
    >
      {sent === way ? <span aria-hidden="true" className="loading loading-spinner size-3.5" /> : icons[way]}
      {sent === way ? words.sending : words[way]}
    </button>
  );

  return (
    <form
      autoComplete="off"
      action={addressOf('now', into)}
      method="post"
      encType="multipart/form-data"
      onSubmit={send}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={take}
      className={classNames(
        'grid gap-4 rounded-box border border-dashed p-4',
        over ? 'border-primary bg-primary/5' : 'border-base-content/25',
      )}
    >
      <div className="min-w-0">
        <label htmlFor="import-file" className="mb-1 block text-small font-medium">
          {label}
        </label>
        <input
          id="import-file"
          aria-describedby="import-file-hint"
          ref={input}
          type="file"
          name="file"
          required
          disabled={locked}
          accept=".csv,.txt,.tsv,.xlsx,.vcf,text/csv,text/vcard"
          className="file-input file-input-sm w-full bg-base-100"
        />
        <p id="import-file-hint" className="mt-1 text-note text-base-content/70">
          {drop}
        </p>
      </div>
      {children}
      <div className="flex flex-wrap gap-2">
        {button('now', 'primary')}
        {button('review', 'default')}
      </div>
    </form>
  );
}
