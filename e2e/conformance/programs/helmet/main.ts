import express from 'express';
import helmet from 'helmet';
import { ask } from '../client.ts';

const app = express();
app.use('/default', helmet());
app.use(
  '/own',
  helmet({
    contentSecurityPolicy: { directives: { 'script-src': ["'self'", 'example.com'], upgradeInsecureRequests: null } },
    xPoweredBy: false,
    strictTransportSecurity: { maxAge: 123456, preload: true },
    frameguard: { action: 'deny' },
  }),
);
app.use('/single', helmet.referrerPolicy({ policy: ['no-referrer', 'unsafe-url'] }));
app.use((req, res) => res.send('Hello world!'));

const server = app.listen(3000, async () => {
  for (const path of ['/default', '/own', '/single', '/none']) await ask(`GET ${path}`);
  server.close();
});

try {
  helmet({ contentSecurityPolicy: { directives: { 'default src': [] } } });
} catch (error) {
  console.log(String(error));
}
