import express from 'express';
import { z } from 'zod';

const app = express();
app.use(express.json());

const Note = z.object({ text: z.string().min(1) });
const notes: string[] = [];

app.get('/notes', (_req, res) => {
  res.json({ greeting: process.env['GREETING'] ?? 'Hello', notes });
});

app.post('/notes', (req, res) => {
  const note = Note.safeParse(req.body);
  if (!note.success) {
    res.status(422).json({ issues: note.error.issues });
    return;
  }
  notes.push(note.data.text);
  console.log(`notes: ${String(notes.length)}`);
  res.status(201).json(note.data);
});

app.listen(3000);
