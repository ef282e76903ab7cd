/**
 * Runs in the head, before anything is painted: says that scripts run, and applies the theme that the reader chose.
 * Where the script of the page does not come, no button of a cell would do anything: the page is shown as without
 * scripts, and says why; its button asks for the script again. A button that is pressed before its cell can hear it is
 * pressed once more as soon as it can. It is text, because it must be inline; the policy admits it by its hash.
 */
import { hashOfScript } from './choose-locale.ts';

export const beforePaint = [
  "const e=document.documentElement;e.classList.add('js');",
  "try{const t=localStorage.getItem('notebook:theme');if(t==='light'||t==='dark')e.dataset.theme=t}catch{}",
  // Neither event bubbles, and a load never comes to the window.
  "let s;const f=v=>({target:t})=>{if(t.type==='module'&&t.src){s=t.src;e.classList.toggle('js',v);e.classList.toggle('unscripted',!v)}};",
  "document.addEventListener('error',f(false),true);document.addEventListener('load',f(true),true);",
  "addEventListener('click',({target:t})=>{if(t.dataset?.action!=='script')return;",
  "const n=document.createElement('script');n.type='module';n.src=s;document.head.append(n)});",
  // The first element that every page defines: by then what stands outside of cells hears, too.
  "const r='code-cell',w='aria-busy';addEventListener('click',v=>{const b=v.target.closest?.('button');",
  "const n=b&&b.dataset.action!=='script'&&(b.closest(':not(:defined)')?.localName??(customElements.get(r)?0:r));",
  'if(!n)return;v.preventDefault();v.stopPropagation();if(b.hasAttribute(w))return;',
  "b.setAttribute(w,'true');customElements.whenDefined(n).then(()=>setTimeout(()=>{b.removeAttribute(w);b.click()}))},true);",
].join('');

export const beforePaintHash = hashOfScript(beforePaint);
