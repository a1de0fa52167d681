/** The page's address for these filters. */
export function auditHref(filters: Readonly<Record<string, unknown>>): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    if (value !== undefined && value !== '') parts.set(name, String(value));
  }
  return parts.size > 0 ? `/audit?${parts}` : '/audit';
}
