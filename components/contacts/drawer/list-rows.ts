import { contactPath, LIST_PATH, openContact } from './contact-paths.ts';

/** The contacts of the list on the page, from its top. */
export function listedContacts(): string[] {
  return rowLinks().map((link) => openContact(link.pathname) ?? '');
}

/** The link of one contact's row, where the list shows it. */
export function rowLink(id: string): HTMLAnchorElement | undefined {
  return rowLinks().find((link) => link.pathname === contactPath(id));
}

/** Moves the list to a row that is out of sight; one that is seen stays where it is. */
export function showRow(row: Element | null | undefined): void {
  row?.scrollIntoView({ block: 'nearest' });
}

/** Where the list on the page is, as its selection says it. */
export function listAddress(): string {
  return document.querySelector<HTMLInputElement>('.selection > [name="back"]')?.value ?? LIST_PATH;
}

function rowLinks(): HTMLAnchorElement[] {
  return [...document.querySelectorAll<HTMLAnchorElement>('.contact-table td.who > p > a')];
}
