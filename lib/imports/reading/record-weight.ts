/** What a text costs in memory beside its characters, with its place in the list. */
const TEXT_BYTES = 24;

/** About how many bytes of memory a record's cells take: a row of many blank cells is heavier than its file. */
export function recordWeight(cells: string[]): number {
  let characters = 0;
  for (const cell of cells) characters += cell.length;
  return cells.length * TEXT_BYTES + characters;
}
