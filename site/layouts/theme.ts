/** The button that switches between light and dark, and remembers it. */
import { remember } from '../drafts.ts';

export const THEME_KEY = 'notebook:theme';

export function offerThemes(): void {
  const root = document.documentElement;
  document.querySelector('[data-action="theme"]')?.addEventListener('click', () => {
    const now = root.dataset['theme'] ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
    const next = now === 'dark' ? 'light' : 'dark';
    root.dataset['theme'] = next;
    remember(THEME_KEY, next);
  });
}
