import assert from 'node:assert/strict';
import express from 'express';
import request from 'supertest';

const app = express();
app.use(express.json());
app.get('/user', (req, res) => res.status(200).json({ name: 'john' }));
app.post('/user', (req, res) => res.status(201).location('/user/1').json(req.body));
app.get('/old', (req, res) => res.redirect('/user'));
app.get('/cookie', (req, res) => res.cookie('a', '1').send(req.get('Cookie') ?? 'none'));

await request(app)
  .get('/user')
  .set('Accept', 'application/json')
  .expect('Content-Type', /json/)
  .expect('Content-Length', '15')
  .expect(200);
const created = await request(app).post('/user').send({ name: 'jane' }).expect(201, { name: 'jane' });
console.log(created.status, created.headers.location, created.body, created.type, created.charset);
await request(app).get('/old').redirects(1).expect(200, { name: 'john' });
const agent = request.agent(app);
await agent.get('/cookie').expect('none');
await agent.get('/cookie').expect('a=1');
await request(app)
  .get('/user')
  .auth('a', 'b')
  .query({ q: ['x', 'y'] })
  .expect((res) => assert.equal(res.ok, true));
try {
  await request(app).get('/user').expect(500);
} catch (error) {
  console.log(error.message);
}
try {
  await request(app).get('/user').expect('Content-Type', 'text/html').expect({ name: 'jim' });
} catch (error) {
  console.log(error.message);
}
const server = app.listen(3000, () => {
  request('http://localhost:3000')
    .get('/user')
    .expect(200)
    .end((error, res) => {
      console.log(error, res.body);
      server.close();
    });
});
