import { notFoundHandlers } from '#lib/api/not-found-handlers.ts';

export const { GET, POST, PUT, PATCH, DELETE } = notFoundHandlers;
