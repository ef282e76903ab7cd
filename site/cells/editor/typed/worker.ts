/** The thread of the compiler. It reads programs and never runs them. Built by `site/typed-assets.ts`. */
import { createEnvironment } from '../../../typed/environment.ts';
import { answerTo } from './answers.ts';
import type { Answered, Asked, Begin } from './protocol.ts';

type Environment = ReturnType<typeof createEnvironment>;

/** Path and text in turn, each behind a letter that no declaration has. */
const BORDER = '\0';

let environment: Promise<Environment> | undefined;

async function declarationsFrom(address: string): Promise<ReadonlyMap<string, string>> {
  const response = await fetch(address);
  if (!response.ok || response.body === null) throw new Error(`${address}: ${String(response.status)}`);
  // The site packs it itself: not every host does.
  const text = await new Response(response.body.pipeThrough(new DecompressionStream('gzip'))).text();
  const [, ...parts] = text.split(BORDER);
  return new Map(parts.flatMap((path, index) => (index % 2 === 0 ? [[path, parts[index + 1] ?? '']] : [])));
}

async function answer({ number, files, question }: Asked): Promise<Answered> {
  try {
    const ready = await environment;
    if (ready === undefined) throw new Error('It was asked before it was told where the declarations lie.');
    ready.take(files);
    return { number, answer: await answerTo(question, ready) };
  } catch (error) {
    return { number, trouble: error instanceof Error ? error.message : String(error) };
  }
}

onmessage = ({ data }: MessageEvent<Begin | Asked>) => {
  if ('declarations' in data) environment = declarationsFrom(data.declarations).then(createEnvironment);
  else void answer(data).then((answered) => postMessage(answered));
};
