import { Download } from 'lucide-react';
import { Button } from '../button.tsx';
import { HiddenField } from './field.tsx';

interface ExportFormProps {
  action: string;
  /** Those in force, which a bar of filters may not be able to show. */
  filters: Readonly<Record<string, string>>;
  label: string;
}

/** Takes what a list shows along as a file. A POST: no link of another site may take it out. */
export function ExportForm({ action, filters, label }: ExportFormProps) {
  return (
    <form autoComplete="off" method="post" action={action} className="grid">
      {Object.entries(filters).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
      <Button type="submit" icon={<Download aria-hidden="true" size={14} strokeWidth={1.75} />}>
        {label}
      </Button>
    </form>
  );
}
