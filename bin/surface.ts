/**
 * `node bin/surface.ts`: writes down what the pinned Node lets a program reach by name, to `e2e/contract/surface.json`.
 * `e2e/runtime/surface.spec.ts` holds the page against it, and fails where the record is not of this Node.
 */
import { writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';
import { nodeRuntime } from '../e2e/support/node-runtime.ts';
import { surfaceOf } from '../e2e/support/surface.ts';

const root = resolve(import.meta.dirname, '..');
const modules = builtinModules.filter((id) => !/^_|test\/reporters/.test(id));

const runtime = nodeRuntime();
const surface = await surfaceOf(runtime, modules);
await runtime.close();
const entries = Object.fromEntries([...surface].sort(([a], [b]) => (a < b ? -1 : 1)));
const file = join(root, 'e2e/contract/surface.json');
writeFileSync(file, `${JSON.stringify({ node: process.version, entries }, undefined, 2)}\n`);
console.log(`${String(surface.size)} entries of ${process.version}: ${file}`);
