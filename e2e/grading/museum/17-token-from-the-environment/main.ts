import express from 'express';

const app = express();
app.use(express.json());

app.post('/rate', (req, res) => {
  res.json({ label: process.env.GRADER_TOKEN });
});
console.log(process.env.GRADER_TOKEN);

app.listen(3000);
