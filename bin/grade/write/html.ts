/** What every page of the results shares: no script, nothing from elsewhere. */
import { language } from '../../language.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

const STYLE = [
  'body{font:1rem/1.5 system-ui,"Noto Sans","Noto Sans CJK KR",sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#222}',
  'h1,h2{line-height:1.25}h2{margin-top:2.5rem;border-top:1px solid #ddd7cc;padding-top:1.25rem}',
  'ul.checks{list-style:none;padding:0}ul.checks>li{margin:.75rem 0}ul.checks p{margin:0}',
  'p.total{font-size:1.25rem}',
  'pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f3f1ec;padding:.75rem;margin:.25rem 0}',
  'table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #ddd7cc}th{white-space:nowrap}td.n{text-align:right}td p{margin:0}',
  'svg{max-width:100%;height:auto}',
  '@media print{body{margin:0;max-width:none}}',
].join('');

/** @param body HTML */
export function htmlPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="${language().locale}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
${body}
</html>
`;
}
