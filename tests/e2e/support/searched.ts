/** The list's address after a search, however the words stand in it: plain as a test wrote them, or sealed. */
export const SEARCHED = /\/contacts\?search=[-.\w]+$/;
