import { ok } from '#lib/api/answers.ts';
import { userJson } from '#lib/api/json/user-json.ts';
import { resource } from '#lib/api/resource.ts';
import { getUser } from '#lib/users/get-user.ts';
import { updateUser } from '#lib/users/update-user.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, id }) => ok(userJson(await getUser(actor, id('user')))),
  PATCH: async ({ actor, id, json }) => {
    const user = await updateUser(actor, id('user'), await json('UserChange'));
    return ok(userJson(user));
  },
});
