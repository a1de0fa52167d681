import { describe, expect, it } from 'vitest';
import { openContact } from '#components/contacts/drawer/contact-paths.ts';
import { neighboursOf } from '#components/contacts/drawer/neighbours-of.ts';

describe('the contacts beside the open one', () => {
  const list = ['7', '3', '9'];

  it('are those of the rows above and below', () => {
    expect(neighboursOf(list, '3', 0)).toEqual({ previous: '7', next: '9' });
  });

  it('are missing at the ends of the list', () => {
    expect(neighboursOf(list, '7', 0)).toEqual({ previous: undefined, next: '3' });
    expect(neighboursOf(list, '9', 0)).toEqual({ previous: '3', next: undefined });
  });

  it('are found where the open one stood, once it has left the list', () => {
    expect(neighboursOf(['7', '9'], '3', 1)).toEqual({ previous: '7', next: '9' });
    expect(neighboursOf(['7', '3'], '9', 2)).toEqual({ previous: '3', next: undefined });
    expect(neighboursOf([], '9', 0)).toEqual({ previous: undefined, next: undefined });
  });
});

describe('the address of an open contact', () => {
  it('is that of its page', () => {
    expect(openContact('/contacts/42')).toBe('42');
  });

  it('is neither that of its forms nor that of other pages', () => {
    for (const path of ['/contacts', '/contacts/42/edit', '/contacts/new', '/contacts/views/42', '/x/42'])
      expect(openContact(path), path).toBeUndefined();
  });
});
