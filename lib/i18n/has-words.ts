/** Whether the catalogue has this text. What every object has, such as `constructor`, is none, though next-intl says so. */
export function hasWords(t: { has(key: never): boolean }, key: string): boolean {
  return !key.split('.').some((part) => part in Object.prototype) && t.has(key as never);
}
