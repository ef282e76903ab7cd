/** The body of a request where it is written: its colours, its layout, and the way back. */
import { violations } from '../support/axe.ts';
import { otherEngines, skipWhereMissing } from '../support/engines.ts';
import { button, expect, test } from '../support/fixtures.ts';
import { echo, openWith } from '../support/scratch.ts';
import { lesson } from '../support/subject.ts';

test('JSON is coloured where it is written, letter over letter, and nothing else is', async ({ page }) => {
  const request = await openWith(page, echo);
  await request.getByText('Body', { exact: true }).first().click();
  const area = request.locator('[name="body"]');
  const over = request.locator('.written > .field-text');
  await area.fill('plain');
  await expect(over).toBeHidden();
  await expect(area).not.toHaveCSS('color', 'rgba(0, 0, 0, 0)');

  const text = `{"name": "${'한글 '.repeat(60)}", "rate": 3, "open": [tru`;
  await area.fill(text);
  await expect(over).toHaveText(text);
  await expect(area).toHaveCSS('color', 'rgba(0, 0, 0, 0)');
  await expect(over.locator('.tk-property')).toHaveText(['"name"', '"rate"', '"open"']);
  await expect(over.locator('.tk-number')).toHaveText('3');
  expect(await over.boundingBox()).toEqual(await area.boundingBox());
  const end = await area.evaluate((field) => (field.scrollLeft = field.scrollWidth) && field.scrollLeft);
  expect(end).toBeGreaterThan(0);
  await expect.poll(async () => over.evaluate(({ scrollLeft }) => scrollLeft)).toBe(end);
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ forcedColors: 'active' });
  await expect(over).toBeHidden();
});

/** In the page: what lies over the field has its place, its letters and its lines. Empty where there is no field yet. */
const overAndUnder = (): readonly (readonly string[])[] => {
  const area = document.querySelector<HTMLTextAreaElement>('.written > textarea');
  const over = area?.parentElement?.querySelector('.field-text');
  if (area === null || over === null || over === undefined) return [];
  area.value = '{"a": 1}';
  area.dispatchEvent(new Event('input', { bubbles: true }));
  return [area, over].map((each) => {
    const { x, y, width, height } = each.getBoundingClientRect();
    const { fontFamily, fontSize, letterSpacing, lineHeight, paddingLeft, paddingTop } = getComputedStyle(each);
    return [x, y, width, height, fontFamily, fontSize, letterSpacing, lineHeight, paddingLeft, paddingTop].map(String);
  });
};

for (const engine of otherEngines) {
  test.describe(() => {
    skipWhereMissing(engine);
    test(`JSON lies letter over letter › ${engine.name}`, async ({ browser, baseURL }) => {
      const opened = await engine.open(browser);
      const page = await opened.newPage();
      await page.goto(`${baseURL ?? ''}/en/${lesson}/`);
      await page.evaluate(`void document.querySelector('.request-cell').scrollIntoView()`);
      // Where the pointer comes, the reader may be about to write: the fields come, and then what acts on them.
      const entered = (): Promise<unknown> =>
        page.evaluate(
          `(document.querySelector('.request-cell').dispatchEvent(new PointerEvent('pointerenter')), (${String(overAndUnder)})().length)`,
        );
      await expect.poll(entered).toBe(2);
      expect(await page.evaluate(`getComputedStyle(document.querySelector('.written > textarea')).color`)).toBe(
        'rgba(0, 0, 0, 0)',
      );
      expect(await page.evaluate(`new Set((${String(overAndUnder)})().map(String)).size`)).toBe(1);
      await opened.close();
    });
  });
}

test('laying out a body changes no value, and undo leads back over it and over what was typed before', async ({
  page,
}) => {
  const request = await openWith(page, echo);
  await request.getByText('Body', { exact: true }).first().click();
  const area = request.locator('[name="body"]');
  await area.pressSequentially('{"id":12345678901234567890,');
  await area.pressSequentially('"x":1.0,"x":-0,"2":1,"1":"\\u0041"}');
  const typed = await area.inputValue();
  await button(request, 'Lay out JSON').click();
  await expect(area).toHaveValue(
    '{\n  "id": 12345678901234567890,\n  "x": 1.0,\n  "x": -0,\n  "2": 1,\n  "1": "\\u0041"\n}',
  );
  await area.press('ControlOrMeta+z');
  await expect(area).toHaveValue(typed);
  await button(request, 'Form fields').click();
  await expect(area).toHaveValue(/^1=A\n2=1\nid=/);
  await area.press('ControlOrMeta+z');
  await expect(area).toHaveValue(typed);
});
