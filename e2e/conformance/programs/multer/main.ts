import express from 'express';
import multer from 'multer';
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const app = express();
const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 100_000 } });
const folder = mkdtempSync(join(tmpdir(), 'uploads-'));
const disk = multer({
  storage: multer.diskStorage({
    destination: folder,
    filename: (req, file, done) => done(null, `kept-${file.originalname}`),
  }),
});
const shown = ({ fieldname, originalname, encoding, mimetype, size, buffer }) => ({
  fieldname,
  originalname,
  encoding,
  mimetype,
  size,
  begin: buffer?.subarray(0, 8).toString('hex'),
});

app.post('/one', upload.single('avatar'), (req, res) => res.json({ file: shown(req.file), body: req.body }));
app.post('/many', upload.array('photos', 2), (req, res) => res.json({ files: req.files.map(shown), body: req.body }));
app.post('/fields', upload.fields([{ name: 'a', maxCount: 1 }, { name: 'b' }]), (req, res) =>
  res.json(Object.fromEntries(Object.entries(req.files).map(([name, list]) => [name, list.map(shown)]))),
);
app.post('/none', upload.none(), (req, res) => res.json(req.body));
app.post('/disk', disk.single('avatar'), (req, res) =>
  res.json({ ...shown(req.file), names: readdirSync(folder), text: readFileSync(req.file.path, 'utf8') }),
);
app.use((error, req, res, next) =>
  res.status(400).json({ name: error.name, code: error.code, message: error.message, field: error.field }),
);

const form = (...entries) =>
  entries.reduce(
    (data, [name, value, file]) => (
      file === undefined
        ? data.append(name, value)
        : data.append(name, new Blob([value], { type: 'text/plain' }), file),
      data
    ),
    new FormData(),
  );
async function post(path, body) {
  const response = await fetch(`http://localhost:3000${path}`, { method: 'POST', body });
  console.log(path, response.status, await response.text());
}

const server = app.listen(3000, async () => {
  await post('/one', form(['name', 'tobi'], ['avatar', 'hello file', '한글.txt']));
  await post('/many', form(['photos', 'one', '1.txt'], ['photos', 'two', '2.txt'], ['tags[]', 'x'], ['tags[]', 'y']));
  await post('/many', form(['photos', '1', '1'], ['photos', '2', '2'], ['photos', '3', '3']));
  await post('/fields', form(['a', 'A', 'a.txt'], ['b', 'B', 'b.txt']));
  await post('/none', form(['user[name]', 'tobi']));
  await post('/none', form(['file', 'x', 'x.txt']));
  await post('/one', form(['avatar', 'x'.repeat(100_001), 'big.txt']));
  await post('/disk', form(['avatar', 'kept text', 'd.txt']));
  server.closeAllConnections();
  server.close();
});
