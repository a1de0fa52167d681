/** The element with the contact's name, which names the drawer too. */
export const RECORD_NAME_ID = 'contact-name';
