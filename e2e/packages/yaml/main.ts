import express from 'express';
import { parse, stringify } from 'yaml';

const app = express();
app.get('/', (_req, res) => res.type('text/yaml').send(stringify({ ...parse('a: 1\nb: [x, y]'), c: null })));
app.listen(3000);
