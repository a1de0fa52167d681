'use client';

import { Check, Copy } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';

interface CopyButtonProps {
  text: string;
  words: { copy: string; copied: string };
}

/** Puts a text on the clipboard; only where scripts run and the page came over a safe connection. */
export function CopyButton({ text, words }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  const isPossible = useSyncExternalStore(
    () => () => {},
    () => 'clipboard' in navigator,
    () => true,
  );
  const Icon = copied ? Check : Copy;

  async function copy() {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  }

  if (!isPossible) return null;
  return (
    <button
      type="button"
      onClick={copy}
      aria-label={words.copy}
      title={words.copy}
      className="tool scripted-only"
    >
      <Icon aria-hidden="true" size={13} strokeWidth={1.75} />
      <span role="status" className="sr-only">
        {copied && words.copied}
      </span>
    </button>
  );
}
