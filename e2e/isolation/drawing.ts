/**
 * A page that draws answers as a cell does, by what was built for the site, but without the site's policy, which would
 * help. Its title says how many it has shown when all of them are drawn.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { root } from '../support/root.ts';
import { listenAnywhere } from '../support/ports.ts';

export interface Drawing {
  readonly address: string;
  readonly close: () => void;
}

const SCRIPT = `import { silentPage } from '/built.js';
const draw = (html) => new Promise((resolve) => {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', '');
  frame.srcdoc = html;
  frame.onload = () => resolve();
  document.body.append(frame);
});
const { silent, loud } = await (await fetch('/answers.json')).json();
let shown = 0;
for (const html of silent.map(silentPage)) {
  if (html === undefined) continue;
  await draw(html);
  shown += 1;
}
for (const html of loud) await draw(html);
document.title = 'shown ' + String(shown);`;

function builtScript(): string {
  const folder = join(root, 'dist', '_astro');
  const found = readdirSync(folder).find((name) => /^silent-page\..*\.js$/.test(name));
  if (found === undefined) throw new Error('The built site has no script that makes an answer silent.');
  return readFileSync(join(folder, found), 'utf8');
}

/** @param loud drawn at the end, word for word */
export async function serveDrawing(silent: readonly string[], loud: readonly string[]): Promise<Drawing> {
  const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
    '/': [
      'text/html',
      '<!doctype html><title>draws</title><body><script type="module" src="/draw.js"></script></body>',
    ],
    '/draw.js': ['text/javascript', SCRIPT],
    '/built.js': ['text/javascript', builtScript()],
    '/answers.json': ['application/json', JSON.stringify({ silent, loud })],
  };
  const server = createServer(({ url = '/' }, response) => {
    const [type = 'text/plain', text = ''] = files[url] ?? [];
    response.writeHead(text === '' ? 404 : 200, { 'content-type': type }).end(text);
  });
  const port = await listenAnywhere(server);
  return {
    address: `http://127.0.0.1:${String(port)}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
