import type { RequestHandler, Response } from 'express';
import { z } from 'zod';

/** Here the body of a request plays the environment, so that any value can be tried. */
const Env = z.record(z.string(), z.string());

type Answer = (env: z.infer<typeof Env>, res: Response) => void;

function withEnv(answer: Answer): RequestHandler {
  return (req, res) => {
    const env = Env.safeParse(req.body);
    if (env.success) return answer(env.data, res);
    res.status(422).json({ detail: 'Send names with texts, as an environment has them' });
  };
}

const Coerced = z.object({
  PORT: z.coerce.number().default(3000),
  DEBUG: z.coerce.boolean().default(false),
});

/** JavaScript's own conversions: empty text is 0, and any other text is true. */
export const coerced = withEnv((env, res) => {
  const parsed = Coerced.safeParse(env);
  if (parsed.success) res.json(parsed.data);
  else res.status(422).json({ detail: z.prettifyError(parsed.error) });
});

/** Falls back on what is no number, without a word, and takes -5. */
export const numberOr = withEnv((env, res) => {
  res.json({ PORT: Number(env.PORT) || 3000 });
});

/** Means well: it shows what it found. */
export const dumping = withEnv((env, res) => {
  if (!env.PORT) throw new Error(`PORT is missing in ${JSON.stringify(env)}`);
  res.json({ PORT: env.PORT });
});

/** An environment holds text only. */
export const setUndefined: RequestHandler = (_req, res) => {
  process.env.PROXY = undefined;
  res.json({ PROXY: process.env.PROXY, isUsed: Boolean(process.env.PROXY) });
};

class Password {
  private readonly value: string;

  constructor(value: string) {
    this.value = value;
  }

  get length(): number {
    return this.value.length;
  }
}

/** `private` is a word for the compiler, and gone when the program runs. */
export const password: RequestHandler = (_req, res) => {
  const secret = new Password('correct-horse');
  console.log(secret);
  res.json({ secret });
};
