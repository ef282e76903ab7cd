import express from 'express';
import session from 'express-session';

declare module 'express-session' {
  interface SessionData {
    views: number;
  }
}

const app = express();
app.use(session({ secret: 'secret', resave: false, saveUninitialized: true, genid: () => 'one' }));
app.get('/', (req, res) => {
  req.session.views = (req.session.views ?? 0) + 1;
  res.json({ views: req.session.views, id: req.session.id });
});
app.listen(3000);
