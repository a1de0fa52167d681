/** How many matches are counted exactly; of a large result it is known that there are more. */
export const MOST_COUNTED = 10_000;
