import { app } from './app.ts';
import { routeTable } from './route-table.ts';

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
  for (const line of routeTable(app.router)) console.log(line);
});
