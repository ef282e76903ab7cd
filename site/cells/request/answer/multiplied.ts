/**
 * How much a browser draws where parts of a page stand for others: what is used in what is used multiplies, and a few
 * lines of SVG become millions of shapes.
 */

const MOST_DRAWN = 20_000;
/** `href="#a"`, and `fill="url(#a)"` with what paints, masks, marks and filters. */
const OWN = /^\s*#([^\s]+)\s*$/;
/** A picture within a picture would have to be looked through, too. */
const INNER = /data:image\/svg/i;
const BY_ADDRESS = /url\(\s*["']?#([^"')\s]+)/g;

function idsUsedBy(element: Element): readonly string[] {
  return [...element.attributes].flatMap(({ localName, value }) => {
    const own = localName === 'href' ? OWN.exec(value)?.[1] : undefined;
    return [...(own === undefined ? [] : [own]), ...[...value.matchAll(BY_ADDRESS)].map(([, id = '']) => id)];
  });
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function holdsUncounted(root: Document): boolean {
  // Styles may paint any number of shapes with one of them.
  if ([...root.querySelectorAll('style')].some(({ textContent }) => /url\(/i.test(textContent))) return true;
  return [...root.querySelectorAll('*')].some((each) => [...each.attributes].some(({ value }) => INNER.test(value)));
}

/** @param root bounded in size and depth already */
export function isMultiplied(root: Document): boolean {
  const weights = new Map<Element, number>();
  const under = new Set<Element>();
  const weigh = (element: Element): number => {
    const known = weights.get(element);
    if (known !== undefined) return known;
    // What stands for itself is not drawn.
    if (under.has(element)) return 0;
    under.add(element);
    let weight = 1;
    for (const child of element.children) weight += weigh(child);
    // A link to a heading draws nothing.
    if (element.localName !== 'a')
      for (const id of idsUsedBy(element)) {
        const used = root.getElementById(decoded(id));
        if (used !== null) weight += weigh(used);
      }
    under.delete(element);
    weights.set(element, weight);
    return weight;
  };
  return holdsUncounted(root) || weigh(root.documentElement) > MOST_DRAWN;
}
