import { interactionStep } from '#lib/api/interaction-answer.ts';
import { resource } from '#lib/api/resource.ts';
import { hearVoicemail } from '#lib/interactions/voice/hear-voicemail.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: interactionStep((actor, id) => hearVoicemail(actor, id)),
});
