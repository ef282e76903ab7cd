import { ExampleProblem } from '../../contract.ts';

/** Bytes of a file that is on its way; what it weighs unpacked, as they are counted. */
export interface Progress {
  readonly fetched: number;
  readonly of: number;
}

export type OnProgress = (progress: Progress) => void;

const TOLD_EVERY_MS = 200;

function cutOff({ fetched, of }: Progress): ExampleProblem {
  const kB = (bytes: number): string => String(Math.round(bytes / 1000));
  return new ExampleProblem(
    'unsupported',
    `What runs the programs stopped coming after ${kB(fetched)} of ${kB(of)} kB: is the connection to this site gone? Press again when it is back.`,
    { why: 'cut-off', fetched: kB(fetched), of: kB(of) },
  );
}

/** The text of a response, told as it comes: not before the reader has waited a moment. Rejects with an ExampleProblem. */
export async function textWithProgress(response: Response, of: number, onProgress: OnProgress): Promise<string> {
  const decoder = new TextDecoder();
  let fetched = 0;
  let text = '';
  let toldAt = performance.now();
  try {
    const reader = response.body?.getReader();
    for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) {
      fetched += read.value.length;
      text += decoder.decode(read.value, { stream: true });
      if (performance.now() - toldAt < TOLD_EVERY_MS) continue;
      toldAt = performance.now();
      onProgress({ fetched, of: Math.max(of, fetched) });
    }
  } catch {
    throw cutOff({ fetched, of });
  }
  return text + decoder.decode();
}
