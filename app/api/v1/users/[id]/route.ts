import { ok } from '#lib/api/answers.ts';
import { SMALL_ID } from '#lib/api/path-id.ts';
import { resource } from '#lib/api/resource.ts';
import { userJson } from '#lib/api/user-json.ts';
import { getUser } from '#lib/users/get-user.ts';
import { updateUser } from '#lib/users/update-user.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, id }) => ok(userJson(await getUser(actor, id('user', SMALL_ID)))),
  PATCH: async ({ actor, id, json }) => {
    const user = await updateUser(actor, id('user', SMALL_ID), await json('UserChange'));
    return ok(userJson(user));
  },
});
