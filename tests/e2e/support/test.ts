import { randomBytes } from 'node:crypto';
import { test as base, type Page } from '@playwright/test';
import type { Role } from '#lib/core/role.ts';
import { enter, newPerson, type Person } from './people.ts';

export { expect } from '@playwright/test';

interface Fixtures {
  /** Whether the pages' scripts run. */
  scripted: boolean;
  /** A word that stands in no other test's data. */
  word: string;
  /** What the browser complained about; the test fails when something is left in it. */
  complaints: string[];
  /** Makes somebody of the role, signed in to `page` unless another is given. */
  as: (role: Role, page?: Page) => Promise<Person>;
}

/** Answers a test asks for are no complaints: pages that are not there or not allowed. */
const EXPECTED = /Failed to load resource: the server responded with a status of (401|403|404|409|422)/;

export const test = base.extend<Fixtures>({
  scripted: async ({ javaScriptEnabled }, use) => {
    await use(javaScriptEnabled !== false);
  },
  // biome-ignore lint/correctness/noEmptyPattern: fixtures name what they take, and this takes nothing
  word: async ({}, use) => {
    await use(newWord());
  },
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      context.on('console', (message) => {
        if (message.type() === 'error' && !EXPECTED.test(message.text()))
          complaints.push(`${message.page()?.url()}: ${message.text()}`);
      });
      context.on('weberror', (problem) => complaints.push(`${problem.page()?.url()}: ${problem.error()}`));
      await use(complaints);
      base.expect(complaints, 'complaints of the browser').toEqual([]);
    },
    { auto: true },
  ],
  as: async ({ page, baseURL }, use) => {
    await use(async (role, where = page) => {
      const person = await newPerson(`${capital(newWord())} ${capital(newWord())}`, role);
      await enter(where.context(), person.actor, baseURL as string);
      return person;
    });
  },
});

/** Eight letters nobody else has. */
export function newWord(): string {
  return [...randomBytes(8)].map((byte) => 'bcdfghjklmnpqrstvwxz'[byte % 20]).join('');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
