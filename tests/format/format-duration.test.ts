import { describe, expect, it } from 'vitest';
import { formatDuration } from '#lib/format/format-duration.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');

describe('a duration', () => {
  it.each([
    [0.2, '1 s', '1 sec'],
    [40, '40 s', '40 sec'],
    [59.6, '1 min', '1 min'],
    [192, '3 min 12 s', '3 min 12 sec'],
    [3600, '1 h', '1 hr'],
    [3605, '1 h', '1 hr'],
    [3840, '1 h 4 min', '1 hr 4 min'],
  ])('of %d seconds', (seconds, portuguese, english) => {
    expect(plain(formatDuration(seconds, 'pt-BR'))).toBe(portuguese);
    expect(plain(formatDuration(seconds, 'en'))).toBe(english);
  });
});
