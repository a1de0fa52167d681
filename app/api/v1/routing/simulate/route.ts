import { ok } from '#lib/api/answers.ts';
import { apiWords, requestLocale } from '#lib/api/api-words.ts';
import { simulationJson } from '#lib/api/json/desk/interaction-json.ts';
import { resource } from '#lib/api/resource.ts';
import { simulateRouting } from '#lib/interactions/simulate-routing.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: async ({ actor, request, json }) => {
    const simulation = await simulateRouting(actor, await json('Simulate'));
    return ok(simulationJson(simulation, apiWords(requestLocale(request), 'routing')));
  },
});
