import cookieSession from 'cookie-session';
import express from 'express';

const app = express();
app.use(cookieSession({ name: 'session', keys: ['one', 'two'] }));
app.get('/', (req, res) => {
  // The types of express-session, of another program here, say otherwise of a session.
  const views = 1 + (Number(Reflect.get(req.session, 'views')) || 0);
  Object.assign(req.session, { views });
  res.json({ views });
});
app.listen(3000);
