import express, { Router } from 'express';

const app = express();
const router = Router();
router.get('/', (req, res) => res.json({ host: req.hostname, ip: req.ip }));
app.use('/', router);
app.listen(3000);
