/** Runs inside the network of the terminals: blocks come in, what came otherwise goes out, as JSON. */
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from './root.ts';
import { typeBlocks } from './type-blocks.ts';

const blocks = z.array(
  z.object({
    line: z.int(),
    terminal: z.enum(['first', 'second']),
    goesOn: z.boolean(),
    steps: z.array(
      z.object({
        command: z.string().exactOptional(),
        isInterrupted: z.boolean(),
        prints: z.array(z.string()),
      }),
    ),
  }),
);

const folder = process.argv[2] ?? '';
const { HOME, PATH = '' } = process.env;
const env = { HOME, PATH: `${join(root, 'node_modules/.bin')}:${PATH}`, CURL_HOME: folder, LANG: 'C.UTF-8' };
const given = blocks.parse(JSON.parse(await text(process.stdin)));
console.log(JSON.stringify(await typeBlocks(folder, env, given)));
