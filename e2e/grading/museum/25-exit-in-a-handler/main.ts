import express from 'express';

const app = express();
app.use(express.json());

app.post('/rate', () => process.exit(0));

app.listen(3000);
