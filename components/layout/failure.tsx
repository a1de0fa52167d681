'use client';

import { CloudAlert, RefreshCw } from 'lucide-react';
import { unstable_isUnrecognizedActionError as isFromOlderVersion } from 'next/navigation';
import { buttonClass } from '../ui/button-class.ts';
import { MessagePage } from './message-page.tsx';

export interface FailureTexts {
  title: string;
  text: string;
  tooManyTitle: string;
  tooManyText: string;
  crowdTitle: string;
  crowdText: string;
  code: string;
  retry: string;
  newVersionTitle: string;
  newVersionText: string;
  reload: string;
  home: string;
}

interface FailureProps {
  texts: FailureTexts;
  /** Its `digest` is the server's name for the cause, which the log repeats. */
  error: Error & { digest?: string };
  retry: () => void;
  /** The one refusal that pages leave to the error page. */
  isTooMany?: boolean;
  /** The front refused a form with a password among many. */
  isCrowded?: boolean;
}

/** A bug, or too much at once. Plain links: they work when scripts are what broke. */
export function Failure({ texts, error, retry, isTooMany = false, isCrowded = false }: FailureProps) {
  const outdated: boolean = isFromOlderVersion(error);
  if (outdated) return <NewVersion texts={texts} />;
  const [title, text] = isTooMany
    ? [texts.tooManyTitle, texts.tooManyText]
    : isCrowded
      ? [texts.crowdTitle, texts.crowdText]
      : [texts.title, texts.text];
  return (
    <MessagePage
      icon={<CloudAlert size={22} strokeWidth={1.75} />}
      title={title}
      text={text}
      note={error.digest && !isTooMany && `${texts.code}: ${error.digest}`}
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

/** The form was drawn by a version that is no longer installed; only loading the page anew helps. */
function NewVersion({ texts }: { texts: FailureTexts }) {
  return (
    <MessagePage
      icon={<RefreshCw size={22} strokeWidth={1.75} />}
      title={texts.newVersionTitle}
      text={texts.newVersionText}
    >
      <button type="button" onClick={() => location.reload()} className={buttonClass({ variant: 'primary' })}>
        {texts.reload}
      </button>
    </MessagePage>
  );
}
