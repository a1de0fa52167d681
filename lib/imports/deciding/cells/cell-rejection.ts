/** Why a cell is rejected; `count` is the limit it exceeds. */
export interface CellRejection {
  code: string;
  count?: number;
}

export function tooLong(most: number): CellRejection {
  return { code: 'too_long', count: most };
}
