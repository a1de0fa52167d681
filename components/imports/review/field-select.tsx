'use client';

import { useRefusedForm } from '#components/ui/form/form-context.ts';

export interface FieldGroupOptions {
  label: string;
  options: readonly { value: string; label: string }[];
}

interface FieldSelectProps {
  index: number;
  chosen: string;
  label: string;
  ignore: string;
  groups: readonly FieldGroupOptions[];
  describedBy?: string;
}

/** Where one column goes. All of them share a name: the form sends them in the columns' order. */
export function FieldSelect({ index, chosen, label, ignore, groups, describedBy }: FieldSelectProps) {
  const { attempt, values } = useRefusedForm();
  const kept = attempt > 0 ? [values.fields ?? []].flat()[index] : undefined;
  return (
    <select
      name="fields"
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={describedBy ? true : undefined}
      defaultValue={kept ?? chosen}
      className="select select-sm h-8 w-full text-small max-md:h-10"
    >
      <option value="">{ignore}</option>
      {groups.map((group) => (
        <optgroup key={group.label} label={group.label}>
          {group.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
