export * from './bulk.ts';
export * from './contacts.ts';
export * from './imports.ts';
export * from './lists.ts';
export * from './organization.ts';
export * from './portfolio.ts';
export * from './runs.ts';
export * from './users.ts';
