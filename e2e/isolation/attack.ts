import type { Exit, HttpResponse, StartOptions } from '../../runtime/contract.ts';

/** A program that tries to get at the page, at the network or at the reader's patience, and what becomes of it. */
export interface Attack {
  readonly name: string;
  /**
   * `main.ts`. It has SPY, the address of a server that counts every connection, and SITE, the page's own.
   * It prints `REACHED …` for what it got and must not have, and `over` when it has tried everything.
   */
  readonly program: string;
  /** A request to send once it listens. */
  readonly request?: string;
  /** How it comes to its end: it prints `over`, it is answered, or the runtime ends it for this reason. */
  readonly ends: 'over' | 'answered' | Exit['reason'];
  /** What the request comes to, where it is not answered. */
  readonly problem?: string;
  readonly options?: Pick<StartOptions, 'unresponsiveAfterMs' | 'outputLimitBytes'>;
  /** What else must hold of the response. */
  readonly response?: (response: HttpResponse) => boolean;
}

/** Each try is an expression; what it gives without throwing was reached. */
export function tries(list: Readonly<Record<string, string>>): string {
  const attempts = Object.entries(list).map(
    ([name, expression]) => `await attempt(${JSON.stringify(name)}, async () => ${expression});`,
  );
  return `const spy = process.env.SPY ?? '', site = process.env.SITE ?? '';
const scope = globalThis as any;
async function attempt(name: string, act: () => Promise<unknown>): Promise<void> {
  try {
    const late = new Promise((resolve) => setTimeout(resolve, 300, undefined));
    const got = await Promise.race([act(), late]);
    if (got !== undefined && got !== null && got !== '') console.log('REACHED', name, String(got).slice(0, 80));
  } catch {}
}
${attempts.join('\n')}
console.log('over');`;
}

/** A program with this handler for every request. */
export const handler = (body: string): string =>
  `import express from 'express';\nconst app = express();\napp.use((_req, res) => { ${body} });\napp.listen(3000);\n`;

/** Finds what leads to the page as a program can: the runtime calls it by way of Reflect. */
export const takeLink = `const apply = Reflect.apply;
const taken: { post?: (message: unknown) => void } = {};
Reflect.apply = (target: any, self: any, args: any) => {
  if (target.name === 'postMessage') taken.post = (message) => void apply(target, self, [message]);
  return apply(target, self, args);
};
console.log('link wanted');
Reflect.apply = apply;
if (taken.post === undefined) throw new Error('There is no way to forge.');
const forge = (message: unknown): void => { taken.post?.(message); };
`;
