'use client';

import { Check, Copy } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';

interface CopyFieldProps {
  id: string;
  label: string;
  value: string;
  words: { copy: string; copied: string };
}

/** A secret to be carried elsewhere: selected with one click, copied with one press where scripts run. */
export function CopyField({ id, label, value, words }: CopyFieldProps) {
  const [copied, setCopied] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);

  async function copy() {
    input.current?.select();
    // The clipboard API is missing on plain HTTP; there the selection is left for Ctrl-C.
    await navigator.clipboard?.writeText(value);
    setCopied(Boolean(navigator.clipboard));
  }

  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-small font-medium">
        {label}
      </label>
      <div className="flex items-start gap-2 max-sm:flex-col">
        <textarea
          ref={input}
          id={id}
          value={value}
          rows={2}
          readOnly
          onFocus={(event) => event.target.select()}
          className="textarea min-h-0 w-full min-w-0 resize-none break-all font-mono text-small"
        />
        <Button
          onClick={copy}
          className="scripted-only shrink-0"
          icon={copied ? <Check aria-hidden="true" size={14} /> : <Copy aria-hidden="true" size={14} />}
        >
          <span aria-live="polite">{copied ? words.copied : words.copy}</span>
        </Button>
      </div>
    </div>
  );
}
