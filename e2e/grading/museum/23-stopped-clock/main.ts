import express from 'express';

const app = express();
app.use(express.json());

app.post('/rate', () => undefined);
globalThis.setTimeout = () => ({ unref: () => undefined });

app.listen(3000);
