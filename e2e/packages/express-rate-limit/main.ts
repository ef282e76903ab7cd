import express from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';

const app = express();
app.use(
  rateLimit({
    windowMs: 60_000,
    limit: 1,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: ({ ip = '' }) => ipKeyGenerator(ip),
    handler: (_req, res) => res.status(429).json({ error: 'too many' }),
  }),
);
app.get('/', (_req, res) => res.send('the first'));
app.listen(3000);
