import express from 'express';

const app = express();
app.use(express.json());

const neighbour = '../honest/main.ts';
await import(neighbour);
