import { ok } from '#lib/api/answers.ts';
import { resource } from '#lib/api/resource.ts';
import { getErasureProof } from '#lib/bulk/get-erasure-proof.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, id }) => {
    const counts = await getErasureProof(actor, id('run'));
    return ok({ places: Object.fromEntries(counts.map(({ place, rows }) => [place, rows])) });
  },
});
