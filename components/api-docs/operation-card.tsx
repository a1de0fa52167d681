import { Badge, type Tone } from '#components/ui/badge.tsx';
import { CodeBlock } from './code-block.tsx';
import { type Field, FieldTable, type FieldTableProps } from './field-table.tsx';

interface Content {
  type: string;
  shape?: string;
  example?: string;
}

export interface OperationCardProps {
  operation: {
    id: string;
    method: string;
    path: string;
    summary: string;
    description: string;
    parameters: readonly Field[];
    body: readonly Content[];
    answers: readonly { status: string; note: string; contents: readonly Content[] }[];
    errors: readonly string[];
  };
  words: FieldTableProps['words'] & {
    parameters: string;
    body: string;
    answers: string;
    errors: string;
    example: string;
  };
}

const TONES: Record<string, Tone> = { GET: 'info', POST: 'success', PATCH: 'warning', DELETE: 'error' };

/** One operation of the API: what it takes, what it answers. */
export function OperationCard({ operation, words }: OperationCardProps) {
  return (
    <article
      id={operation.id}
      aria-labelledby={`${operation.id}-title`}
      className="scroll-mt-6 space-y-3 py-6"
    >
      <h3 id={`${operation.id}-title`} className="text-title font-semibold tracking-tight">
        <a href={`#${operation.id}`}>{operation.summary}</a>
      </h3>
      <p className="flex flex-wrap items-center gap-2 font-mono text-body">
        <Badge tone={TONES[operation.method]}>{operation.method}</Badge>
        <span className="min-w-0 break-all">{operation.path}</span>
      </p>
      <p className="max-w-[72ch] text-base-content/80">{operation.description}</p>
      <Part title={words.parameters} shown={operation.parameters.length > 0}>
        <FieldTable caption={words.parameters} fields={operation.parameters} words={words} />
      </Part>
      <Part title={words.body} shown={operation.body.length > 0}>
        <Contents contents={operation.body} example={words.example} />
      </Part>
      <Part title={words.answers} shown>
        <ul className="divide-y divide-base-300 rounded-box border border-base-300 text-small">
          {operation.answers.map((answer) => (
            <li key={answer.status} className="space-y-2 px-3 py-1.5">
              <p className="flex gap-3">
                <span className="num font-mono font-medium">{answer.status}</span>
                <span className="text-base-content/80">{answer.note}</span>
              </p>
              <Contents contents={answer.contents} example={words.example} />
            </li>
          ))}
          <li className="flex flex-wrap gap-x-3 px-3 py-1.5">
            <a className="underline underline-offset-2" href="#errors">
              {words.errors}
            </a>
            <span className="num font-mono text-base-content/80">{operation.errors.join(' · ')}</span>
          </li>
        </ul>
      </Part>
    </article>
  );
}

function Part({ title, shown, children }: { title: string; shown: boolean; children: React.ReactNode }) {
  if (!shown) return null;
  return (
    <div className="space-y-1.5">
      <h4 className="text-small font-semibold">{title}</h4>
      {children}
    </div>
  );
}

function Contents({ contents, example }: { contents: readonly Content[]; example: string }) {
  return contents.map((content) => (
    <div key={content.type} className="space-y-1.5 text-small">
      <p className="font-mono text-base-content/80">
        {content.type}
        {content.shape && (
          <>
            {' · '}
            <a className="underline underline-offset-2" href={`#shape-${content.shape}`}>
              {content.shape}
            </a>
          </>
        )}
      </p>
      {content.example && (
        <details>
          <summary className="min-h-7 w-fit cursor-pointer py-0.5 text-base-content/80">{example}</summary>
          <div className="mt-1.5">
            <CodeBlock label={`${example}: ${content.type}`}>{content.example}</CodeBlock>
          </div>
        </details>
      )}
    </div>
  ));
}
