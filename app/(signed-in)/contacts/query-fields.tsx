import { type ContactListQuery, keptParameters } from './contact-list-query.ts';

/** The hidden fields of a form that changes the list. */
export function QueryFields({ query }: { query: ContactListQuery }) {
  return keptParameters(query).map(([name, value]) => (
    <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
  ));
}
