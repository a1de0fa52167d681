import { describe, expect, it } from 'vitest';
import { operation } from '#lib/api/openapi/operation.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden } from '#lib/core/errors.ts';
import { authorize, can, PERMISSIONS, type Permission, ruleOf } from '#lib/core/permissions.ts';
import { ROLES } from '#lib/core/role.ts';
import { admits, roleOf } from '#tests/permission-matrix.ts';

describe('permissions', () => {
  it('go by the role where they take no grant, whatever somebody was granted', () => {
    for (const canAnonymize of [false, true]) {
      expect(ROLES.filter((role) => can({ role, canAnonymize }, 'contacts.delete'))).toEqual([
        'owner',
        'manager',
      ]);
    }
  });

  it('with a grant are held by nobody for their role alone, and by those of any role who were given it', () => {
    for (const role of ROLES) {
      expect(can({ role, canAnonymize: false }, 'contacts.anonymize'), role).toBe(false);
      expect(can({ role, canAnonymize: true }, 'contacts.anonymize'), role).toBe(true);
    }
    const owner = { role: 'owner', canAnonymize: false } as Actor;
    expect(() => authorize(owner, 'contacts.anonymize')).toThrow(Forbidden);
  });

  it('let owners and managers grant', () => {
    expect(ROLES.filter((role) => can({ role, canAnonymize: true }, 'users.grant'))).toEqual([
      'owner',
      'manager',
    ]);
  });

  it('are tried by people with and without grants where one is needed', () => {
    const { tried, admitted, refused } = admits('contacts.anonymize');
    expect(tried).toHaveLength(8);
    expect(refused).toEqual(ROLES);
    expect(admitted).toEqual(ROLES.map((role) => `granted ${role}`));
    expect(admitted.map(roleOf)).toEqual(ROLES);
    expect(admits('contacts.delete')).toMatchObject({
      admitted: ['owner', 'manager'],
      refused: ['supervisor', 'agent'],
    });
  });

  it('are said in the API document by role and grant', () => {
    const described = (permission: Permission) =>
      operation((key) => key, { id: 'one', tag: 'tag', permission, answers: {} }).description;
    expect(described('contacts.delete')).not.toContain('grants');
    expect(described('contacts.anonymize')).toContain('document.grants.anonymize');
    for (const permission of Object.keys(PERMISSIONS) as Permission[]) {
      const { roles } = ruleOf(permission);
      const key = roles.length === ROLES.length ? 'document.anyRole' : 'document.roles';
      expect(described(permission), permission).toContain(key);
    }
  });
});
