'use client';

import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { buttonClass } from '#components/ui/button-class.ts';
import { classNames } from '#components/ui/class-names.ts';

interface UploadFormProps {
  locked: boolean;
  label: string;
  drop: string;
  submit: string;
  sending: string;
  icon: ReactNode;
}

/** A plain multipart form. With scripts a file can also be dropped on it and the button takes only one press. */
export function UploadForm({ locked, label, drop, submit, sending, icon }: UploadFormProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [sent, setSent] = useState(false);

  const take = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (input.current && event.dataTransfer.files.length > 0) input.current.files = event.dataTransfer.files;
  };

  return (
    <form
      action="/api/imports"
      method="post"
      encType="multipart/form-data"
      onSubmit={() => setSent(true)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={take}
      className={classNames(
        'flex flex-wrap items-end gap-3 rounded-box border border-dashed p-4',
        over ? 'border-primary bg-primary/5' : 'border-base-content/25',
      )}
    >
      <label className="min-w-0 grow basis-72">
        <span className="mb-1 block text-small font-medium">{label}</span>
        <input
          ref={input}
          type="file"
          name="file"
          required
          disabled={locked}
          accept=".csv,.txt,text/csv"
          className="file-input file-input-sm w-full bg-base-100"
        />
        <span className="mt-1 block text-note text-base-content/70">{drop}</span>
      </label>
      <button
        type="submit"
        disabled={locked}
        aria-disabled={sent}
        onClick={sent ? (event) => event.preventDefault() : undefined}
        className={buttonClass({ variant: 'primary', className: 'mb-5' })}
      >
        {sent ? <span aria-hidden="true" className="loading loading-spinner size-3.5" /> : icon}
        {sent ? sending : submit}
      </button>
    </form>
  );
}
