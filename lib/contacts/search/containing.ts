import { type SQL, sql } from 'drizzle-orm';

export function containing(word: string): SQL {
  return sql`'%' || ${foldedPattern(word)} || '%'`;
}

/** Folded as the column is, and without the meaning that `%`, `_` and backslash have in a pattern. */
function foldedPattern(text: string): SQL {
  return sql`regexp_replace(fold_text(${text}), '([\\\\%_])', '\\\\\\1', 'g')`;
}
