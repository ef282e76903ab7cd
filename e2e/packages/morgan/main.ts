import express from 'express';
import morgan from 'morgan';

const app = express();
app.use(morgan(':method :url :status :res[content-length] :http-version'));
app.get('/', (_req, res) => res.send('logged'));
app.listen(3000);
