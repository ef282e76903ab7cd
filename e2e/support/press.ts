/** Presses the buttons of a lesson's cells inside the page, and waits for what the cell says. */
import type { Page } from '@playwright/test';

export interface Said {
  /** The sentence of the cell. */
  readonly said: string;
  /** `matches`, `differs`, or undefined where the cell gave up. */
  readonly verdict: string | undefined;
  readonly status: string | undefined;
}

interface Press {
  readonly cell: string;
  readonly button: string;
}

const WITHIN_MS = 45_000;

function press(page: Page, what: Press): Promise<Said> {
  return page.evaluate(
    async ({ cell: selector, button, withinMs }) => {
      const cell = document.querySelector<HTMLElement>(selector);
      const pressed = cell?.querySelector<HTMLButtonElement>(button);
      if (!cell || !pressed) throw new Error(`The page has no ${selector} ${button}.`);
      delete cell.dataset['verdict'];
      const { promise: told, resolve } = Promise.withResolvers<undefined>();
      let hasBegun = false;
      const look = (): void => {
        const isBusy = cell.hasAttribute('aria-busy');
        hasBegun ||= isBusy;
        if (!isBusy && (cell.dataset['verdict'] !== undefined || hasBegun)) resolve(undefined);
      };
      const observer = new MutationObserver(look);
      observer.observe(cell, { attributes: true });
      pressed.click();
      await Promise.race([told, new Promise((giveUp) => setTimeout(giveUp, withinMs))]);
      observer.disconnect();
      return {
        said: cell.querySelector<HTMLElement>('[data-part="sentence"]')?.innerText ?? '',
        verdict: cell.dataset['verdict'],
        status: cell.dataset['status'],
      };
    },
    { ...what, withinMs: WITHIN_MS },
  );
}

export function pressSend(page: Page, exchange: string): Promise<Said> {
  return press(page, { cell: `[data-exchange="${exchange}"]`, button: '[data-action="send"]' });
}

export function pressRun(page: Page, run: string): Promise<Said> {
  return press(page, { cell: `[data-run="${run}"]`, button: '[data-action="run-here"]' });
}

/** Ends the program of the example where it runs, and waits for its end. */
export async function stopExample(page: Page, example: string): Promise<void> {
  await page.evaluate(async (id) => {
    const cell = document.querySelector<HTMLElement>(`[data-example="${id}"]`);
    if (cell?.dataset['state'] !== 'running') return;
    const { promise: stopped, resolve } = Promise.withResolvers<undefined>();
    const observer = new MutationObserver(() => {
      if (cell.dataset['state'] !== 'running') resolve(undefined);
    });
    observer.observe(cell, { attributes: true });
    cell.querySelector<HTMLButtonElement>('[data-action="stop"]')?.click();
    await stopped;
    observer.disconnect();
  }, example);
}
