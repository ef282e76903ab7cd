import cors from 'cors';
import express from 'express';

const app = express();
app.use(cors({ origin: 'http://a.test', credentials: true }));
app.get('/', (_req, res) => res.send('for a.test'));
app.listen(3000);
