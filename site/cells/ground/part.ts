/** The parts of a cell, which the build wrote: one that is missing is a bug of ours. */
export function partOf<E extends Element>(cell: Element, selector: string, kind: abstract new () => E): E {
  const part = cell.querySelector(selector);
  if (part instanceof kind) return part;
  throw new Error(`<${cell.localName}> has no ${selector}.`);
}

/** What a template of the build holds, for the page. */
export function fromTemplate(template: HTMLTemplateElement): HTMLElement {
  const [made] = document.importNode(template.content, true).children;
  if (made instanceof HTMLElement) return made;
  throw new Error('A template holds one element.');
}

/** `element('li', { class: 'line' }, 'text', child)` */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  // One by one: so many as a program may bring about are too many for one call.
  for (const child of children) made.append(child);
  return made;
}

/** A quiet button inside a sentence. */
export function actionButton(label: string, act: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'inline-action' }, label);
  button.addEventListener('click', act);
  return button;
}

/** Says something where the reader of this cell looks; screen readers hear it. */
export function tell(cell: Element, ...parts: readonly (Node | string)[]): void {
  const said = parts.filter((part) => part !== '').flatMap((part) => [part, ' ']);
  partOf(cell, '[data-part="sentence"]', HTMLElement).replaceChildren(...said);
}
