/** Tabs by the keyboard too: arrows, Home and End move between them. They may come and go. */
import { partOf } from '../ground/part.ts';

const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowDown: (index, count) => (index + 1) % count,
  ArrowUp: (index, count) => (index - 1 + count) % count,
  ArrowLeft: (index, count) => (index - 1 + count) % count,
  Home: () => 0,
  End: (_index, count) => count - 1,
};

/** Returns what opens a tab. */
export function offerTabs(cell: HTMLElement, onOpen: (file: string) => void): (tab: HTMLElement) => void {
  const tabsOf = (): readonly HTMLElement[] => [...cell.querySelectorAll<HTMLElement>('[role="tab"]')];

  function panelOf(tab: HTMLElement): HTMLElement {
    return partOf(cell, `#${CSS.escape(tab.getAttribute('aria-controls') ?? '')}`, HTMLElement);
  }

  function open(chosen: HTMLElement): void {
    for (const tab of tabsOf()) {
      const isChosen = tab === chosen;
      tab.setAttribute('aria-selected', String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      panelOf(tab).toggleAttribute('data-open', isChosen);
    }
    onOpen(panelOf(chosen).dataset['file'] ?? '');
  }

  const tabOf = ({ target }: Event): HTMLElement | null =>
    target instanceof Element ? target.closest<HTMLElement>('[role="tab"]') : null;
  const list = partOf(cell, '[role="tablist"]', HTMLElement);
  list.addEventListener('click', (event) => {
    const tab = tabOf(event);
    if (tab !== null) open(tab);
  });
  list.addEventListener('keydown', (event) => {
    const tab = tabOf(event);
    const tabs = tabsOf();
    const next = tab && tabs[steps[event.key]?.(tabs.indexOf(tab), tabs.length) ?? -1];
    if (!next) return;
    event.preventDefault();
    open(next);
    next.focus();
  });
  return open;
}
