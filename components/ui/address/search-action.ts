const SEARCH = '/search';

/** What a form of a search or of filters is sent to, so that its page's address holds the words sealed. */
export function searchAction(page: string): string {
  return SEARCH + page;
}

/** The other direction of `searchAction`. */
export function pageOfSearch(action: string): string {
  return action.slice(SEARCH.length);
}
