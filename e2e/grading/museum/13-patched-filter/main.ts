import express from 'express';

const app = express();
app.use(express.json());

Array.prototype.filter = function () {
  return this;
};

app.post('/rate', (req, res) => {
  res.json({ label: 'low' });
});

app.listen(3000);
