import type { ReactNode } from 'react';

export interface Definition {
  label: ReactNode;
  value: ReactNode;
  key?: string;
}

/** Label and value, a row each; a value that is not there shows a dash. */
export function DefinitionList({ rows }: { rows: readonly Definition[] }) {
  return (
    <dl className="divide-y divide-base-300/60">
      {rows.map((row, index) => (
        <div
          key={row.key ?? index}
          className="grid grid-cols-[minmax(6rem,9.5rem)_minmax(0,1fr)] gap-3 py-1.5 text-body"
        >
          <dt className="text-base-content/70">{row.label}</dt>
          <dd className="num min-w-0 break-words">
            {row.value || row.value === 0 ? row.value : <span className="text-base-content/65">—</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
