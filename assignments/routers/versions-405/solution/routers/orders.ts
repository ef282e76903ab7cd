import { Router } from 'express';
import { onlyTakes } from '../only-takes.ts';

export const orders = Router();

orders
  .route('/')
  .get((_req, res) => {
    res.json([{ order: 'Taco' }]);
  })
  .all(onlyTakes('GET', 'HEAD'));
