import { created } from '#lib/api/answers.ts';
import { userJson } from '#lib/api/json/user-json.ts';
import { listAnswer, pageOf } from '#lib/api/list-answer.ts';
import { listParameters } from '#lib/api/request/read-query.ts';
import { resource } from '#lib/api/resource.ts';
import { createUser } from '#lib/users/create-user.ts';
import { listUsers } from '#lib/users/list-users.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, query }) => {
    const page = pageOf(await listUsers(actor), query(listParameters));
    return listAnswer(page.items.map(userJson), page.next);
  },
  POST: async ({ actor, json }) => {
    const user = await createUser(actor, await json('NewUser'));
    return created(`/api/v1/users/${user.id}`, userJson(user));
  },
});
