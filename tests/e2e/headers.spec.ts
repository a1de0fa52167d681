import { createContact } from '#lib/contacts/create-contact.ts';
import { expect, test } from './support/test.ts';

const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
};

test('pages carry a policy with a fresh nonce and are kept nowhere', async ({ page, as, word }) => {
  const { actor } = await as('owner');
  const { id } = await createContact(actor, { name: `Cora ${word}` });
  const nonces = new Set<string>();
  const addresses = ['/', '/contacts', `/contacts/${id}`, '/imports', '/settings', '/nada', '/sign-out'];
  for (const address of addresses) {
    const headers = (await page.goto(address))?.headers() ?? {};
    const policy = headers['content-security-policy'] ?? '';
    expect(headers, address).toMatchObject(EVERYWHERE);
    expect(headers['cache-control'], address).toContain('no-store');
    expect(policy, address).toContain("object-src 'none'");
    expect(policy, address).not.toContain('unsafe');
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? '');
  }
  expect(nonces.size).toBe(addresses.length);
  expect(nonces).not.toContain('');
});

test('answers of the API and of files are neither kept nor framed', async ({ page, as }) => {
  await as('agent');
  for (const address of ['/api/notifications', '/api/v1/contacts', '/api/v1/openapi.json']) {
    const headers = (await page.request.get(address)).headers();
    expect(headers, address).toMatchObject(EVERYWHERE);
    expect(headers['cache-control'], address).toContain('no-store');
    expect(headers['content-security-policy'], address).toContain("default-src 'none'");
  }
});

test('a form sent by another site is refused', async ({ page, as, baseURL, word }) => {
  await as('supervisor');
  const answer = await page.request.post('/api/imports', {
    headers: { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' },
    multipart: {
      file: { name: `${word}.csv`, mimeType: 'text/csv', buffer: Buffer.from('contact_name\nAna\n') },
    },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(303);
  expect(answer.headers().location).toBe('/imports/new?refused=forbidden');
  await page.goto(`${baseURL}/imports`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText(word)).toHaveCount(0);
});
