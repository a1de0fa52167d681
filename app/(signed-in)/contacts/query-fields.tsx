import { type ContactListQuery, contactListParameters } from './contact-list-query.ts';

/** What a GET form of the list keeps as it is; every change starts at the first page. */
export function QueryFields({ query }: { query: ContactListQuery }) {
  const kept = contactListParameters({ ...query, after: undefined, before: undefined });
  return [...kept].map(([name, value]) => (
    <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
  ));
}
