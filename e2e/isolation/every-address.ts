/**
 * Every attribute of HTML and SVG on every element that has it, and every property of CSS, by the lists that are kept
 * from the standards: whatever takes an address may reach somebody. `addresses.ts` has what no list says.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { htmlElementAttributes } from 'html-element-attributes';
import { svgElementAttributes } from 'svg-element-attributes';
import { z } from 'zod';

type Lists = Readonly<Record<string, readonly string[]>>;

const withAll = (name: string, attributes: readonly string[], at: string): string =>
  attributes.map((attribute) => `<${name} ${attribute}="${at}"></${name}>`).join('');

/** A page for each element: some of them change how what follows is read. */
function pagesOf(lists: Lists, at: string, around: (elements: string) => string): string[] {
  const everywhere = lists['*'] ?? [];
  return Object.entries(lists)
    .filter(([name]) => name !== '*')
    .map(([name, attributes]) => around(withAll(name, [...new Set([...everywhere, ...attributes])], at)));
}

const listed = createRequire(import.meta.url).resolve('mdn-data/css/properties.json');
const properties = Object.keys(z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(listed, 'utf8'))));

/** The ways in which a value of CSS names an address. */
const VALUES = ['url("@")', 'image-set("@" 1x)', 'src("@")', 'cross-fade(url("@"), url("@"))', '\\75 rl("@")'];

export function everyAddress(at: string): readonly string[] {
  const styled = properties.map((property) =>
    VALUES.map((value) => `<p style='${property}: ${value.replaceAll('@', at)}'>a</p>`).join(''),
  );
  const ruled = properties.map((property) => `p { ${property}: url("${at}") }`);
  return [
    ...pagesOf(htmlElementAttributes, at, (elements) => elements),
    ...pagesOf(svgElementAttributes, at, (elements) => `<svg>${elements}</svg>`),
    styled.join(''),
    `<style>${ruled.join('\n')}</style><p>a</p>`,
  ];
}
