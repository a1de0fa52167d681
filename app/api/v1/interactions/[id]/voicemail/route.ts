import { interactionStep } from '#lib/api/interaction-answer.ts';
import { resource } from '#lib/api/resource.ts';
import { noteVoicemail } from '#lib/interactions/voice/note-voicemail.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: interactionStep(async (actor, id, { json }) => noteVoicemail(actor, id, await json('Voicemail'))),
});
