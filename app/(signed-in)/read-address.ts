import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { openWords, TYPED_PARAMETERS } from '#components/ui/address/sealed-words.ts';
import { localPath } from '#lib/web/local-path.ts';
import { addressKey } from '#lib/web/session-cookie.ts';

type Given = Record<string, string | string[] | undefined>;

export interface Address {
  /** With the words that were typed as they were typed. */
  given: Given;
  /** Seals the words in the addresses that the page leads to. */
  key: string;
}

/**
 * What a page's address asks for. Words that only a session which has ended could read lead to the page without any of its
 * parameters, with a message: what they narrowed down must never count as everything.
 */
export async function readAddress(searchParams: Promise<Given>): Promise<Address> {
  const [given, key] = [await searchParams, await addressKey()];
  const opened: Given = { ...given };
  for (const name of TYPED_PARAMETERS) {
    const words = given[name];
    if (words === undefined) continue;
    const texts = [words].flat().map((text) => openWords(text, key));
    if (texts.includes(null)) redirect(`/search/ended?page=${encodeURIComponent(await thisPath())}`);
    opened[name] = Array.isArray(words) ? (texts as string[]) : (texts[0] as string);
  }
  return { given: opened, key };
}

async function thisPath(): Promise<string> {
  return localPath((await headers()).get('x-carteira-path')).replace(/\?.*$/, '');
}
