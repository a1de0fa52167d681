export const PRIORITIES = ['low', 'medium', 'high'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** The word for a stored priority: 3 high, 2 medium, 1 low. */
export function priorityOf(level: number | null): Priority | null {
  return level === null ? null : (PRIORITIES[level - 1] ?? null);
}

/** The number under which a priority is stored, so that queues can be ordered by it. */
export function priorityLevel(priority: Priority): number {
  return PRIORITIES.indexOf(priority) + 1;
}
