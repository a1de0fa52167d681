'use client';

import { useRefusedForm } from '#components/ui/form/form-context.ts';

/** Hidden values that a refusal may replace, such as the version one goes on from. */
export function KeptFields({ values }: { values: Record<string, string> }) {
  const refused = useRefusedForm();
  return Object.entries(values).map(([name, value]) => {
    const kept = refused.values[name];
    return <input key={name} type="hidden" name={name} value={typeof kept === 'string' ? kept : value} />;
  });
}
