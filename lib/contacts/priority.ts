export const PRIORITIES = ['low', 'medium', 'high'] as const;
export type Priority = (typeof PRIORITIES)[number];

export function priorityOf(level: number | null): Priority | null {
  return level === null ? null : (PRIORITIES[level - 1] ?? null);
}

/** A number, so that queues can be ordered by it. */
export function priorityLevel(priority: Priority): number {
  return PRIORITIES.indexOf(priority) + 1;
}
