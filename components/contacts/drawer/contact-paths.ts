export const LIST_PATH = '/contacts';

/** Where a contact's page is, and its drawer. */
export function contactPath(id: string): string {
  return `${LIST_PATH}/${id}`;
}

/** The contact whose record an address shows; none for its forms, and none for the other pages of contacts. */
export function openContact(path: string): string | undefined {
  return /^\/contacts\/(\d+)$/.exec(path)?.[1];
}
