/* eslint-disable @typescript-eslint/no-unsafe-assignment -- the rule warns of two of these mistakes */
import { stat } from 'node:fs/promises';
import type { RequestHandler } from 'express';
import { z } from 'zod';

interface Account {
  name: string;
}

/** The annotation is a promise of yours to the compiler. Nothing looks at the body. */
export const trustType: RequestHandler = (req, res) => {
  const account: Account = req.body;
  res.json({ greeting: `Hello, ${account.name}` });
};

/** Mounted before `express.json()`. */
export const withoutParser: RequestHandler = (req, res) => {
  const { name } = req.body;
  res.json({ name });
};

const NewAccount = z.object({ name: z.string().min(1) });

/** Parses, and then saves what was sent instead of what was parsed. */
export const saveBody: RequestHandler = (req, res) => {
  NewAccount.parse(req.body);
  const saved = { admin: false, ...req.body };
  res.status(201).json(saved);
};

const Target = z.object({
  target_dir: z.string().refine(async (path) => {
    const found = await stat(path).catch(() => null);
    return found?.isDirectory() ?? false;
  }, 'Not an existing directory'),
});

/** The check is asynchronous, `safeParse` is not. */
export const parseNow: RequestHandler = (req, res) => {
  const parsed = Target.safeParse(req.body);
  res.json({ accepted: parsed.success });
};

/** Asks whether the directory exists, and not whether it is any business of the client's. */
export const anyDirectory: RequestHandler = async (req, res) => {
  const parsed = await Target.safeParseAsync(req.body);
  res.json({ accepted: parsed.success });
};
