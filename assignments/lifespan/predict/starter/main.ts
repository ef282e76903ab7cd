import express from 'express';

// TODO: run the lifespan up to its yield, and give the models to predict.

const app = express();

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});

// TODO: at SIGINT and SIGTERM, close the server and run the lifespan to its end.
