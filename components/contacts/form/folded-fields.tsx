'use client';

import type { ReactNode } from 'react';
import { useRefusedForm } from '#components/ui/form/form-context.ts';

interface FoldedFieldsProps {
  summary: string;
  /** The fields inside; when one of them came back filled, nothing is folded away. */
  names: readonly string[];
  children: ReactNode;
}

/** Fields that few need, one press away. */
export function FoldedFields({ summary, names, children }: FoldedFieldsProps) {
  const { values } = useRefusedForm();
  return (
    <details className="group mt-3" open={names.some((name) => Boolean(values[name]))}>
      <summary className="inline-flex min-h-7 items-center rounded text-small font-medium text-primary underline-offset-2 group-open:mb-3 hover:underline max-md:min-h-11">
        {summary}
      </summary>
      {children}
    </details>
  );
}
