/** Tabs by the keyboard too: arrows, Home and End move between them. */
import { partOf } from '../ground/part.ts';

export function offerTabs(cell: HTMLElement, onOpen: (file: string) => void): void {
  const tabs = [...cell.querySelectorAll<HTMLButtonElement>('[role="tab"]')];

  function panelOf(tab: HTMLElement): HTMLElement {
    return partOf(cell, `#${CSS.escape(tab.getAttribute('aria-controls') ?? '')}`, HTMLElement);
  }

  function open(chosen: HTMLButtonElement): void {
    for (const tab of tabs) {
      const isChosen = tab === chosen;
      tab.setAttribute('aria-selected', String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      panelOf(tab).toggleAttribute('data-open', isChosen);
    }
    onOpen(panelOf(chosen).dataset['file'] ?? '');
  }

  const steps: Readonly<Record<string, (index: number) => number>> = {
    ArrowRight: (index) => (index + 1) % tabs.length,
    ArrowDown: (index) => (index + 1) % tabs.length,
    ArrowUp: (index) => (index - 1 + tabs.length) % tabs.length,
    ArrowLeft: (index) => (index - 1 + tabs.length) % tabs.length,
    Home: () => 0,
    End: () => tabs.length - 1,
  };

  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener('click', () => {
      open(tab);
    });
    tab.addEventListener('keydown', (event) => {
      const next = tabs[steps[event.key]?.(index) ?? -1];
      if (next === undefined) return;
      event.preventDefault();
      open(next);
      next.focus();
    });
  }
}
