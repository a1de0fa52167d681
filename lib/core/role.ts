export const ROLES = ['owner', 'manager', 'supervisor', 'agent'] as const;
export type Role = (typeof ROLES)[number];
