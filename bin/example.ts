/**
 * `npm run example -- <lesson>/<example> [--watch [--poll] | --serve]`: starts an example in Node, sends its exchanges and
 * runs its runs, and prints ✓ or the differences. `--watch` repeats on save; `--serve` just serves it, with a curl
 * for each exchange.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createNodeRuntime } from '#runtime/node.ts';
import { ContentProblem, readExamples, type CatalogueExample } from '#checker/catalogue.ts';
import { proveExchanges, proveRun } from '#checker/prove.ts';
import { missingService, withServices } from '#checker/services.ts';
import { curlFromRequest, requestFromExchange } from '#checker/request.ts';
import { linesFromOutcome } from '#checker/words.ts';
import { chooseLanguage, language, say, tell } from './language.ts';
import { CommandProblem, endWithProblem, parsedOr } from './problem.ts';
import { watchFolder } from './watch-folder.ts';

const root = resolve(import.meta.dirname, '..');

async function exampleById(id: string | undefined): Promise<CatalogueExample> {
  // Whoever names an example of a draft is writing it.
  const examples = await readExamples(root, id?.split('/')[0], tell);
  const found = examples.find((example) => example.id === id);
  if (found !== undefined) return found;
  const wanted = id === undefined ? say('example.which') : say('example.unknown', { id });
  throw new ContentProblem(
    [`${wanted}\n${say('example.usage')}`, ...examples.map((example) => `  ${example.id}`)].join('\n'),
  );
}

async function prove(example: CatalogueExample): Promise<void> {
  const missing = missingService(example.document, process.env);
  if (missing !== undefined) {
    console.log(`${example.id}\n${say('example.skipped', { missing: say('example.no-redis') })}`);
    return;
  }
  const runtime = createNodeRuntime();
  const outcomes = await proveExchanges(runtime, withServices(example, process.env));
  for (const id of Object.keys(example.document.runs ?? {})) {
    outcomes.push(await proveRun(runtime, withServices(example, process.env), id));
  }
  await runtime.close();
  const wrong = outcomes.filter(({ differences }) => differences.length > 0).length;
  console.log([example.id, ...outcomes.flatMap((outcome) => linesFromOutcome(outcome, language()))].join('\n'));
  console.log(say('example.counts', { right: outcomes.length - wrong, wrong }));
  if (wrong > 0) process.exitCode = 1;
}

async function serve(example: CatalogueExample): Promise<void> {
  const runtime = createNodeRuntime({ address: '127.0.0.1' });
  let busyPort: string | undefined;
  const running = runtime.start(example.files, {
    ...(example.document.env && { env: example.document.env }),
    onLog: ({ stream, text }) => {
      busyPort ??= /EADDRINUSE.*:(\d+)$/.exec(text)?.[1];
      process[stream].write(`${text}\n`);
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => running.signal(signal));
  const port = await running.ready.catch(() => undefined);
  if (port !== undefined) {
    const origin = `http://127.0.0.1:${String(port)}`;
    console.log(say('example.listens', { id: example.id, origin }));
    for (const [id, { request }] of Object.entries(example.document.exchanges)) {
      console.log(`# ${id}\n${curlFromRequest(requestFromExchange(request), { origin })}\n`);
    }
  }
  const { code } = await running.exit;
  if (port === undefined && busyPort !== undefined)
    throw new CommandProblem(say('example.port-busy', { port: busyPort }));
  process.exitCode = code ?? 1;
}

/** Each time in a process of its own, which has loaded nothing of what was saved; one that still runs is ended. */
function watch(example: CatalogueExample, poll: boolean): void {
  let child: ChildProcess | undefined;
  const proveAnew = (): void => {
    child?.kill('SIGKILL');
    const begun = spawn(process.execPath, [import.meta.filename, example.id, '--lang', language().locale], {
      stdio: 'inherit',
    });
    begun.once('exit', (_code, signal) => {
      if (signal === null) console.log(say('watch.waiting'));
    });
    child = begun;
  };
  process.on('exit', () => child?.kill('SIGKILL'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0));
  watchFolder(resolve(root, 'runnable-examples', example.id), proveAnew, { poll });
  proveAnew();
}

async function main(): Promise<void> {
  chooseLanguage();
  const { values, positionals } = parsedOr(say('example.usage'), () =>
    parseArgs({
      allowPositionals: true,
      options: {
        watch: { type: 'boolean', default: false },
        poll: { type: 'boolean', default: false },
        serve: { type: 'boolean', default: false },
      },
    }),
  );
  const [id, ...surplus] = positionals;
  if (surplus.length > 0)
    throw new CommandProblem(say('example.one-only', { surplus: surplus.join(' '), usage: say('example.usage') }));
  const example = await exampleById(id);
  if (values.serve) await serve(example);
  else if (values.watch || values.poll) watch(example, values.poll);
  else await prove(example);
}

await main().catch(endWithProblem);
