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
  const input = useRef<HTMLInputElement>(null);

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
      <div className="flex gap-2">
        <input
          ref={input}
          id={id}
          value={value}
          readOnly
          onFocus={(event) => event.target.select()}
          className="num input h-9 w-full min-w-0 font-mono text-small"
        />
        <Button
          onClick={copy}
          className="scripted-only h-9 shrink-0"
          icon={copied ? <Check aria-hidden="true" size={14} /> : <Copy aria-hidden="true" size={14} />}
        >
          <span aria-live="polite">{copied ? words.copied : words.copy}</span>
        </Button>
      </div>
    </div>
  );
}
