/** Said in words: a row laid out as a card is no row of a table to every screen reader otherwise. */
export const TABLE_ROLE = {
  table: 'table',
  rowgroup: 'rowgroup',
  row: 'row',
  columnheader: 'columnheader',
  rowheader: 'rowheader',
  cell: 'cell',
} as const;
