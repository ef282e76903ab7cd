/**
 * The HTML of an answer without anything that could reach somebody. The policy of the page refuses what such a page would
 * load, but a browser looks up and greets the host of a frame, a link or a refresh before it asks the policy: and a name
 * that is looked up is a message.
 */

/** Those that load, navigate, or hold what is not to be seen here; SVG's animations can set an address later. */
const LOUD =
  'iframe, frame, frameset, object, embed, applet, portal, fencedframe, link, base, meta[http-equiv], template, ' +
  'audio, video, source, track, script[src], script[type], script[href], animate, animateMotion, animateTransform, set, discard';

/** All attributes of HTML, SVG and MathML that hold an address, by the lists of the standards, with those of old browsers. */
const ADDRESSES = new Set(
  (
    'action altimg archive attributionsrc background background-image cdgroup cite classid code codebase data datasrc definitionurl ' +
    'dynsrc formaction href icon imagesrcset itemid itemtype longdesc lowsrc manifest ping poster profile ' +
    'shadowrootmode src srcdoc srcset usemap xlink:href xml:base'
  ).split(' '),
);

/** Of CSS: whatever names an address, and an escape, which could spell any of them. */
const CSS_ADDRESS = /url\s*\(|image-set\s*\(|cross-fade\s*\(|image\s*\(|src\s*\(|@import|@namespace|\\/i;
const OWN = /^\s*#/;
/** Not of SVG: what a browser draws of a few lines of it can be without end. */
const PICTURE = /^data:image\/(?:png|jpeg|gif|webp|avif)[;,]/i;
/** What is taken out may make a browser read the rest otherwise; it settles, or is not shown. */
const ROUNDS = 5;

function isLoud({ localName, name, value }: Attr, owner: Element): boolean {
  const called = name.toLowerCase();
  if (ADDRESSES.has(called) || localName.toLowerCase() === 'href')
    return !OWN.test(value) && !(called === 'src' && owner.localName === 'img' && PICTURE.test(value));
  return CSS_ADDRESS.test(value) && !isText(called);
}

/** What is read out or shown as words, and never as CSS. */
function isText(name: string): boolean {
  return ['alt', 'title', 'value', 'placeholder', 'lang', 'id', 'class'].includes(name) || name.startsWith('aria-');
}

/** How many things were taken out. */
function silence(root: Document): number {
  let count = 0;
  for (const loud of root.querySelectorAll(LOUD)) {
    loud.remove();
    count += 1;
  }
  for (const each of root.querySelectorAll('*')) {
    // One that has elements inside may spell an address across them.
    if (each.localName === 'style' && (each.childElementCount > 0 || CSS_ADDRESS.test(each.textContent))) {
      each.remove();
      count += 1;
      continue;
    }
    for (const attribute of [...each.attributes]) {
      if (!isLoud(attribute, each)) continue;
      each.removeAttributeNode(attribute);
      count += 1;
    }
  }
  return count;
}

/** Word for word where nothing had to be taken out; undefined where there is no end to it. */
export function silentPage(html: string): string | undefined {
  let page = html;
  for (let round = 0; round < ROUNDS; round += 1) {
    const root = new DOMParser().parseFromString(page, 'text/html');
    if (silence(root) === 0) return page;
    page = `${root.doctype === null ? '' : '<!DOCTYPE html>'}${root.documentElement.outerHTML}`;
  }
  return undefined;
}
