/**
 * Runs in the head of `/` alone: leads to the language that the reader has chosen before, and the first time to the one
 * that the browser asks for. Where this browser keeps nothing, each visit is the first. Nobody is led away from a page
 * that has a language in its address.
 */
import { createHash } from 'node:crypto';
import { LOCALE_KEY } from './locale-key.ts';

/** @param addresses of the other languages; `/` itself is in the default one */
export function localeChooser(defaultLocale: string, addresses: Readonly<Record<string, string>>): string {
  const all = JSON.stringify({ [defaultLocale]: '', ...addresses });
  const key = JSON.stringify(LOCALE_KEY);
  return [
    `{const a=${all},h=l=>Object.hasOwn(a,l);let c;`,
    `try{c=localStorage.getItem(${key})}catch{}`,
    "if(!h(c)){c=(navigator.languages||[]).map(l=>l.split('-')[0]).find(h);",
    `try{if(c)localStorage.setItem(${key},c)}catch{}}`,
    'if(a[c])location.replace(a[c]+location.search+location.hash)}',
  ].join('');
}

export function hashOfScript(script: string): `sha256-${string}` {
  return `sha256-${createHash('sha256').update(script).digest('base64')}`;
}
