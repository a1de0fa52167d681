/** The grid of a form's block: six columns where there is room. */
export const COLUMNS = 'grid gap-x-4 gap-y-3.5 sm:grid-cols-6';
