import { HiddenField } from '#components/ui/field.tsx';
import { type Selection, selectionParameters } from '#lib/contacts/selection/selection.ts';

/** Carries a selection through a form. */
export function SelectionFields({ selection }: { selection: Selection }) {
  return Object.entries(selectionParameters(selection)).flatMap(([name, texts]) =>
    [texts].flat().map((text) => <HiddenField key={`${name} ${text}`} name={name} value={text} />),
  );
}
