import { HiddenField } from '#components/ui/form/field.tsx';

/** A selection as hidden fields of a form, under `selection.`, apart from the form's own. */
export function SelectionFields({ parameters }: { parameters: Record<string, string | string[]> }) {
  return Object.entries(parameters).flatMap(([name, values]) =>
    [values]
      .flat()
      .map((value) => <HiddenField key={`${name} ${value}`} name={`selection.${name}`} value={value} />),
  );
}
