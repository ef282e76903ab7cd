import compression from 'compression';
import express from 'express';

const app = express();
app.use(compression({ threshold: 0 }));
app.get('/', (_req, res) => res.send('again '.repeat(100)));
app.listen(3000);
