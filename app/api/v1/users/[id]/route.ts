import { ok } from '#lib/api/answers.ts';
import { userJson } from '#lib/api/json/user-json.ts';
import { resource } from '#lib/api/resource.ts';
import { getUser } from '#lib/users/get-user.ts';
import { setUserPresence } from '#lib/users/set-user-presence.ts';
import { updateUser } from '#lib/users/update-user.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, id }) => ok(userJson(await getUser(actor, id('user')))),
  PATCH: async ({ actor, id, json }) => {
    const [userId, change] = [id('user'), await json('UserChange')];
    // Presence alone is anybody's own, and a supervisor's to set.
    const set = Object.keys(change).join() === 'presence' ? setUserPresence : updateUser;
    return ok(userJson(await set(actor, userId, change)));
  },
});
