import { resource } from '#lib/api/resource.ts';
import { setContactsActive } from '#lib/api/set-contacts-active.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: (call) => setContactsActive(call, 'deactivate'),
});
