import compression from 'compression';
import express from 'express';

const types = ['text/plain', 'application/json', 'application/xml', 'application/wasm', 'font/ttf', 'image/png', 'x/y'];

const app = express();
app.use(compression({ threshold: 0 }));
app.get('/', (req, res) => {
  for (const type of types) console.log(type, compression.filter(req, res.type(type)));
  res.json({ list: 'again '.repeat(100) });
});
app.listen(3000);
