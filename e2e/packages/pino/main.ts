import express from 'express';
import { pino } from 'pino';

const logger = pino({ base: null, timestamp: false, redact: ['password'] });
const app = express();
app.get('/', (req, res) => {
  logger.info({ path: req.path, password: 'secret' }, 'asked %d', 1);
  logger.child({ part: 'shop' }).warn(new RangeError('low').message);
  logger.debug('not shown');
  res.json({ level: logger.level });
});
app.listen(3000);
