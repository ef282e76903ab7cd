import cookieParser from 'cookie-parser';
import express from 'express';

const app = express();
app.use(cookieParser('secret'));
app.get('/', (req, res) => res.cookie('seen', 'yes', { signed: true }).json({ ...req.cookies }));
app.listen(3000);
