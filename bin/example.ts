/**
 * `npm run example -- <lesson>/<example> [--watch | --serve]`: starts an example in Node, sends its exchanges and
 * runs its runs, and prints ✓ or the differences. `--watch` repeats on save; `--serve` just serves it, with a curl
 * for each exchange.
 */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createNodeRuntime } from '#runtime/node.ts';
import { ContentProblem, readCatalogue, type CatalogueExample } from '#checker/catalogue.ts';
import { proveExchanges, proveRun } from '#checker/prove.ts';
import { missingService, withServices } from '#checker/services.ts';
import { curlFromRequest, requestFromExchange } from '#checker/request.ts';
import { linesFromOutcome } from '#checker/words.ts';
import { endWithProblem } from './problem.ts';

const root = resolve(import.meta.dirname, '..');
const usage = 'npm run example -- <lesson>/<example> [--watch | --serve]';

async function exampleById(id: string | undefined): Promise<CatalogueExample> {
  const { examples } = await readCatalogue(root);
  const found = examples.find((example) => example.id === id);
  if (found !== undefined) return found;
  const wanted = id === undefined ? 'Which example?' : `There is no example "${id}".`;
  throw new ContentProblem([`${wanted} ${usage}`, ...examples.map((example) => `  ${example.id}`)].join('\n'));
}

async function prove(example: CatalogueExample): Promise<void> {
  const missing = missingService(example.document, process.env);
  if (missing !== undefined) {
    console.log(`${example.id}\n  – skipped: ${missing}`);
    return;
  }
  const runtime = createNodeRuntime();
  const outcomes = await proveExchanges(runtime, withServices(example, process.env));
  for (const id of Object.keys(example.document.runs ?? {})) {
    outcomes.push(await proveRun(runtime, withServices(example, process.env), id));
  }
  await runtime.close();
  const wrong = outcomes.filter(({ differences }) => differences.length > 0).length;
  console.log([example.id, ...outcomes.flatMap(linesFromOutcome)].join('\n'));
  console.log(`${String(outcomes.length - wrong)} as documented, ${String(wrong)} not`);
  if (wrong > 0) process.exitCode = 1;
}

async function serve(example: CatalogueExample): Promise<void> {
  const runtime = createNodeRuntime({ address: '127.0.0.1' });
  const running = runtime.start(example.files, {
    ...(example.document.env && { env: example.document.env }),
    onLog: ({ stream, text }) => void process[stream].write(`${text}\n`),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => running.signal(signal));
  const port = await running.ready.catch(() => undefined);
  if (port !== undefined) {
    const origin = `http://127.0.0.1:${String(port)}`;
    console.log(`\n${example.id} listens on ${origin}. Ctrl+C stops it.\n`);
    for (const [id, { request }] of Object.entries(example.document.exchanges)) {
      console.log(`# ${id}\n${curlFromRequest(requestFromExchange(request), origin)}\n`);
    }
  }
  const { code } = await running.exit;
  process.exitCode = code ?? 1;
}

/** Node's own watch mode repeats this very command, without `--watch`. */
function watch(example: CatalogueExample): void {
  const folder = resolve(root, 'runnable-examples', example.id);
  const child = spawn(process.execPath, ['--watch', `--watch-path=${folder}`, import.meta.filename, example.id], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.once('exit', (code) => {
    process.exitCode = code ?? 0;
  });
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { watch: { type: 'boolean' }, serve: { type: 'boolean' } },
  });
  const example = await exampleById(positionals[0]);
  if (values.serve) await serve(example);
  else if (values.watch) watch(example);
  else await prove(example);
}

await main().catch(endWithProblem);
