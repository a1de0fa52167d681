import { noContent } from '#lib/api/answers.ts';
import { interactionAnswer } from '#lib/api/interaction-answer.ts';
import { resource } from '#lib/api/resource.ts';
import { takeNext } from '#lib/interactions/take-next.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: async (call) => {
    const id = await takeNext(call.actor, await call.json('TakeNext'));
    return id === null ? noContent() : interactionAnswer(call, id);
  },
});
