import { describe, expect, it } from 'vitest';
import { useDatabase } from '#tests/support/database.ts';
import { send } from './client.ts';
import { useTokenHolders } from './token-holders.ts';

describe('users, organization and words through the API', () => {
  const { db } = useDatabase();
  const { tokens } = useTokenHolders(db);

  describe('users', () => {
    it('are listed for leads, page by page', async () => {
      const first = await send('GET', '/users?limit=3', { token: tokens.supervisor });
      expect(first.body.items).toHaveLength(3);
      const rest = await send('GET', `/users?limit=3&cursor=${first.body.nextCursor}`, {
        token: tokens.supervisor,
      });
      expect(rest.body).toMatchObject({ items: [{ role: 'agent' }], nextCursor: null });
      expect((await send('GET', '/users', { token: tokens.agent })).status).toBe(403);
    });

    it('are created, with or without a password, which is never answered', async () => {
      const json = {
        name: 'Davi Luz',
        email: 'Davi@Aurora.example',
        role: 'agent',
        password: 'uma-senha-comprida-7',
      };
      const made = await send('POST', '/users', { token: tokens.manager, json });
      expect(made.status).toBe(201);
      expect(made.body).toMatchObject({
        email: 'davi@aurora.example',
        role: 'agent',
        active: true,
        invited: false,
      });
      expect(made.text).not.toMatch(/senha|argon|hash/i);
      expect(made.headers.get('location')).toBe(`/api/v1/users/${made.body.id}`);
      const again = await send('POST', '/users', { token: tokens.manager, json });
      expect(again).toMatchObject({
        status: 409,
        body: { error: { fields: { email: [{ code: 'email_taken' }] } } },
      });
      const invited = await send('POST', '/users', {
        token: tokens.manager,
        json: { name: 'Eva', email: 'eva@aurora.example', role: 'supervisor' },
      });
      expect(invited.body.invited).toBe(true);
    });

    it('are refused by field', async () => {
      const json = { name: '', email: 'nada', role: 'boss', password: '123' };
      const refused = await send('POST', '/users', { token: tokens.owner, json });
      expect(refused.status).toBe(422);
      expect(Object.keys(refused.body.error.fields).sort()).toEqual(['email', 'name', 'password', 'role']);
    });

    it('get no role that their maker may not give', async () => {
      const json = { name: 'Gil', email: 'gil@aurora.example', role: 'owner' };
      const refused = await send('POST', '/users', { token: tokens.manager, json });
      expect(refused).toMatchObject({
        status: 422,
        body: { error: { fields: { role: [{ code: 'role_not_grantable' }] } } },
      });
      expect((await send('POST', '/users', { token: tokens.supervisor, json })).status).toBe(403);
    });

    it('are changed and deactivated', async () => {
      const json = { name: 'Hugo Sá', email: 'hugo@aurora.example', role: 'agent' };
      const { body } = await send('POST', '/users', { token: tokens.owner, json });
      const changed = await send('PATCH', `/users/${body.id}`, {
        token: tokens.manager,
        json: { role: 'supervisor', active: false },
      });
      expect(changed).toMatchObject({
        status: 200,
        body: { role: 'supervisor', active: false, name: 'Hugo Sá' },
      });
      expect((await send('GET', `/users/${body.id}`, { token: tokens.manager })).body).toEqual(changed.body);
      expect((await send('PATCH', '/users/999', { token: tokens.manager, json: { name: 'X' } })).status).toBe(
        404,
      );
      expect(
        (await send('PATCH', `/users/${body.id}`, { token: tokens.agent, json: { name: 'X' } })).status,
      ).toBe(403);
    });
  });

  describe('the organization', () => {
    it('is seen by everyone and changed by managers', async () => {
      const changed = await send('PATCH', '/organization', {
        token: tokens.manager,
        json: { allowDuplicates: true, refuseInvalidDocuments: false, reportRetentionDays: 7 },
      });
      expect(changed).toMatchObject({ status: 200, body: { allowDuplicates: true, reportRetentionDays: 7 } });
      expect((await send('GET', '/organization', { token: tokens.agent })).body).toEqual(changed.body);
      const refused = await send('PATCH', '/organization', {
        token: tokens.supervisor,
        json: { allowDuplicates: false },
      });
      expect(refused.status).toBe(403);
    });

    it('refuses values it does not have', async () => {
      const json = { reportRetentionDays: 8, timeZone: 'Brasil/Aurora', locale: 'fr', defaultCountry: 'ZZ' };
      const refused = await send('PATCH', '/organization', { token: tokens.owner, json });
      expect(refused.status).toBe(422);
      expect(Object.keys(refused.body.error.fields).sort()).toEqual(Object.keys(json).sort());
    });
  });

  describe('tags and custom fields', () => {
    it('are created once and listed', async () => {
      const made = await send('POST', '/tags', { token: tokens.agent, json: { name: 'Atenção' } });
      expect(made).toMatchObject({ status: 201, body: { name: 'Atenção' } });
      expect((await send('POST', '/tags', { token: tokens.agent, json: { name: 'ATENCAO' } })).status).toBe(
        409,
      );
      const list = await send('GET', '/tags', { token: tokens.agent });
      expect(list.body).toEqual({ items: [made.body], nextCursor: null });
    });

    it('are defined by managers', async () => {
      const json = { name: 'Plano', type: 'choice', choices: ['Básico', 'Completo'] };
      expect((await send('POST', '/custom-fields', { token: tokens.agent, json })).status).toBe(403);
      const made = await send('POST', '/custom-fields', { token: tokens.manager, json });
      expect(made).toMatchObject({ status: 201, body: { ...json, archived: false } });
      expect((await send('POST', '/custom-fields', { token: tokens.manager, json })).status).toBe(409);
      const list = await send('GET', '/custom-fields?archived=true', { token: tokens.agent });
      expect(list.body.items).toEqual([made.body]);
      const refused = await send('POST', '/custom-fields', {
        token: tokens.manager,
        json: { name: 'X', type: 'choice' },
      });
      expect(refused).toMatchObject({
        status: 422,
        body: { error: { fields: { choices: [{ code: 'choices_missing' }] } } },
      });
    });
  });
});
