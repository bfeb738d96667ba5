import type { Locator, Page } from 'playwright-core';

/** More than any page has places to stop at before what is looked for. */
const MOST = 150;

export const hasFocus = async (page: Page, place: Locator): Promise<boolean> =>
  (await place.and(page.locator(':focus')).count()) > 0;

/** Presses Tab until a place has the focus, as whoever has no mouse. Throws where it is not reached. */
export async function tabTo(page: Page, place: Locator): Promise<void> {
  await place.first().waitFor();
  for (let pressed = 0; pressed < MOST; pressed += 1) {
    if (await hasFocus(page, place)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not lead to ${place.toString()}.`);
}
