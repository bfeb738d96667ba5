import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { fitsWidth, picture, seriousFaults, type Visitor, widths } from './browser.js';

/** Presses a button of the page itself: menus and dialogs have others of the same name. */
export const press = ({ page }: Visitor, name: string): Promise<void> =>
  page.getByRole('main').getByRole('button', { name, exact: true }).click();

/** Says yes in the dialog that asks before what cannot be undone, and waits until it is gone. */
export async function confirm({ page }: Visitor, name: string | RegExp): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name }).last().click();
  await dialog.waitFor({ state: 'detached' });
}

/** Finds a choice by what it is called, as a person types it, and takes the first that is left. */
export async function choose(within: Locator, field: string, choice: string): Promise<void> {
  const input = within.getByLabel(field, { exact: true });
  const page = within.page();
  await input.fill(choice);
  await page.locator('.ant-select-item-option-active').filter({ hasText: choice }).waitFor();
  await input.press('Enter');
  const select = within.locator('.ant-select').filter({ has: page.getByLabel(field, { exact: true }) });
  await select.locator(`[title*="${choice}"]`).waitFor();
  // The tab key would take the next choice too.
  await input.blur();
}

/** Nothing reaches out of the screen, nobody is shut out; a picture is kept for people to look at. */
export async function looked(page: Page, name: string): Promise<void> {
  // Waits until what moves has come to rest, so the picture comes after; and before anything fails.
  const faults = await seriousFaults(page);
  await picture(page, name);
  expect(await fitsWidth(page), name).toBe(true);
  expect(faults, name).toEqual([]);
}

/** The same at both widths. */
export async function lookedAtBothWidths(page: Page, name: string): Promise<void> {
  for (const [width, size] of Object.entries(widths)) {
    await page.setViewportSize(size);
    await looked(page, `${name}-${width}`);
  }
  await page.setViewportSize(widths.desk);
}
