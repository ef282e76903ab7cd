import express from 'express';

const app = express();
app.use(express.json());

// TODO: POST /rate

app.listen(3000);
