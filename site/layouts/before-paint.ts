/**
 * Runs in the head, before anything is painted: says that scripts run, and applies the theme that the reader chose.
 * It is text, because it must be inline; the policy admits it by its hash.
 */
import { createHash } from 'node:crypto';

export const beforePaint = [
  "const e=document.documentElement;e.classList.add('js');",
  "try{const t=localStorage.getItem('notebook:theme');if(t==='light'||t==='dark')e.dataset.theme=t}catch{}",
].join('');

export const beforePaintHash = `sha256-${createHash('sha256').update(beforePaint).digest('base64')}` as const;
