import { classNames } from '../ui/class-names.ts';

interface MessageLine {
  id: number;
  direction: 'inbound' | 'outbound' | 'note';
  who: string;
  when: string;
  body: string | null;
  /** What stands in place of a body that is not there. */
  quiet: string;
  status: string | null;
  isFailed: boolean;
}

const LOOKS = {
  inbound: 'border border-base-300 bg-base-100',
  outbound: 'justify-self-end bg-primary/10',
  note: 'justify-self-stretch border border-dashed border-base-300 bg-base-200/60',
} as const;

/** What was written, oldest first: the customer to the left, we to the right, notes across. */
export function MessageList({ messages, empty }: { messages: readonly MessageLine[]; empty: string }) {
  if (messages.length === 0) return <p className="text-body text-base-content/75">{empty}</p>;
  return (
    <ol className="grid gap-3">
      {messages.map(({ id, direction, who, when, body, quiet, status, isFailed }) => (
        <li
          key={id}
          id={`message-${id}`}
          className={classNames(
            'w-fit max-w-[min(100%,38rem)] min-w-0 rounded-box px-3.5 py-2.5',
            LOOKS[direction],
          )}
        >
          <p className="mb-0.5 flex flex-wrap gap-x-2 text-note text-base-content/75">
            <span className="font-medium">{who}</span>
            <span className="num">{when}</span>
            {status && <span className={isFailed ? 'font-medium text-error' : undefined}>{status}</span>}
          </p>
          {body === null ? (
            <p className="text-body text-base-content/75 italic">{quiet}</p>
          ) : (
            <p className="text-body break-words whitespace-pre-wrap">{body}</p>
          )}
        </li>
      ))}
    </ol>
  );
}
