/** The sentence with which a form was refused before it reached its action (`REFUSED_BY_FRONT`); null for other errors. */
export function refusedByFront({ message }: Error): string | null {
  return /^refused: (.+)$/s.exec(message)?.[1] ?? null;
}
