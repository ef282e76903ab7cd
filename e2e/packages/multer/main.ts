import express from 'express';
import multer from 'multer';

const app = express();
const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 100 } });
app.post('/', upload.single('note'), (req, res) => {
  const { originalname, mimetype, buffer } = req.file ?? {};
  res.json({ name: originalname, type: mimetype, text: buffer?.toString() });
});
app.listen(3000);
