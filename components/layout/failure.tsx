'use client';

import { CloudAlert } from 'lucide-react';
import { buttonClass } from '../ui/button-class.ts';
import { MessagePage } from './message-page.tsx';

export interface FailureTexts {
  title: string;
  text: string;
  code: string;
  retry: string;
  home: string;
}

interface FailureProps {
  texts: FailureTexts;
  /** The server's name for the cause, which its log repeats. */
  digest: string | undefined;
  retry: () => void;
}

/** A bug, not a refusal. Plain links: they work when scripts are what broke. */
export function Failure({ texts, digest, retry }: FailureProps) {
  return (
    <MessagePage
      icon={<CloudAlert size={22} strokeWidth={1.75} />}
      title={texts.title}
      text={texts.text}
      note={digest && `${texts.code}: ${digest}`}
    >
      <a href="/" className={buttonClass({})}>
        {texts.home}
      </a>
      <button type="button" onClick={retry} className={buttonClass({ variant: 'primary' })}>
        {texts.retry}
      </button>
    </MessagePage>
  );
}
