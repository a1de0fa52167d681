import type { Locator, Page } from '@playwright/test';

/** With more stops than these nobody gets there. */
const MOST_STOPS = 1_500;

/**
 * Does what a person does and counts it. A step is a click, or with the keyboard alone a key that does something; getting to the
 * place by Tab, arrows, `j` and `k` is counted apart, as a mouse's way is not counted either. Typing is no step.
 */
export class Hands {
  steps = 0;
  moves = 0;
  readonly #page: Page;
  readonly #useKeys: boolean;

  constructor(page: Page, useKeys: boolean) {
    this.#page = page;
    this.#useKeys = useKeys;
  }

  /** A button, a link, a box, a fold. */
  async press(goal: Locator, modifier?: 'Shift'): Promise<void> {
    this.steps++;
    if (!this.#useKeys) return goal.click({ modifiers: modifier ? [modifier] : [] });
    await this.#moveTo(goal);
    const isBox = await goal.evaluate((element) => element.matches('[type="checkbox"], [type="radio"]'));
    await this.#page.keyboard.press(isBox ? 'Space' : 'Enter');
  }

  /** One of a list, as it is called; where the mouse opens the list and picks from it, the browser counts one. */
  async choose(list: Locator, value: string, label: string): Promise<void> {
    this.steps++;
    if (!this.#useKeys) {
      await list.selectOption(value);
      return;
    }
    await this.#moveTo(list);
    await this.#page.keyboard.type(label);
  }

  async attach(field: Locator, name: string, content: string): Promise<void> {
    this.steps++;
    await field.setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  }

  /** Writes over what a field holds; the mouse goes there first, unless the page did. */
  async write(field: Locator, text: string): Promise<void> {
    const isThere = await field.evaluate((element) => element === document.activeElement);
    if (!isThere && !this.#useKeys) await this.press(field);
    if (!isThere && this.#useKeys) await this.#moveTo(field);
    await field.fill(text);
  }

  /** A key that does something: Enter, or one of the shortcuts. */
  async key(key: string): Promise<void> {
    this.steps++;
    await this.#page.keyboard.press(key);
  }

  async move(key: string, times = 1): Promise<void> {
    for (let at = 0; at < times; at++) {
      this.moves++;
      await this.#page.keyboard.press(key);
    }
  }

  async #moveTo(goal: Locator): Promise<void> {
    await goal.waitFor();
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      if (await goal.evaluate((element) => element === document.activeElement)) return;
      await this.move('Tab');
    }
    throw new Error(`${goal} is not reached by Tab`);
  }
}
