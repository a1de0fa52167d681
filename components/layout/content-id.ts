/** Of the page itself, where the skip link and another page of a list lead the focus. */
export const CONTENT_ID = 'content';
