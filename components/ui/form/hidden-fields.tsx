import { HiddenField } from './field.tsx';

/** What a form carries along unseen, as names and values; a name may come more than once. */
export function HiddenFields({ values }: { values: readonly (readonly [string, string])[] }) {
  return values.map(([name, value]) => <HiddenField key={`${name} ${value}`} name={name} value={value} />);
}
