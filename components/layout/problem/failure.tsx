'use client';

import { CloudAlert, RefreshCw } from 'lucide-react';
import { unstable_isUnrecognizedActionError as isFromOlderVersion } from 'next/navigation';
import { buttonClass } from '#components/ui/button-class.ts';
import { refusedByFront } from '#components/ui/form/refused-by-front.ts';
import { MessagePage } from './message-page.tsx';

export interface FailureTexts {
  title: string;
  text: string;
  tooManyTitle: string;
  tooManyText: string;
  busyTitle: string;
  busyText: string;
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
}

/** A bug, or what pages leave to the error page. Plain links: they work when scripts are what broke. */
export function Failure({ texts, error, retry }: FailureProps) {
  const outdated: boolean = isFromOlderVersion(error);
  if (outdated) return <NewVersion texts={texts} />;
  const { title, text, isKnown } = wordsFor(error, texts);
  return (
    <MessagePage
      icon={<CloudAlert size={22} strokeWidth={1.75} />}
      title={title}
      text={text}
      note={error.digest && !isKnown && `${texts.code}: ${error.digest}`}
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

/** By the digests of `TooMany` and `Busy`, and by what the front says to a page's script. */
function wordsFor(error: FailureProps['error'], texts: FailureTexts) {
  const sentence = refusedByFront(error);
  if (error.digest === 'too_many')
    return { title: texts.tooManyTitle, text: texts.tooManyText, isKnown: true };
  if (error.digest === 'busy' || sentence)
    return { title: texts.busyTitle, text: sentence ?? texts.busyText, isKnown: true };
  return { title: texts.title, text: texts.text, isKnown: false };
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
