import type { RequestHandler } from 'express';

/** `req.query` is a getter since Express 5. */
export const assignQuery: RequestHandler = (req, res) => {
  req.query = { page: '1' };
  res.json(req.query);
};

/** Each access parses the query again. */
export const changeQuery: RequestHandler = (req, res) => {
  req.query.page = '99';
  res.json(req.query);
};

/** `?filter[rate]=3` is an object only with `app.set('query parser', 'extended')`. */
export const nestedQuery: RequestHandler = (req, res) => {
  res.json({ keys: Object.keys(req.query), filter: req.query.filter ?? null });
};
