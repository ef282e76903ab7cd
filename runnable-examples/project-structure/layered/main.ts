import { createApp } from '#src/app.ts';
import { ordersInMemory } from '#src/features/orders/index.ts';
import { usersInFile } from '#src/features/users/index.ts';

/** Beside this file, wherever the program was started. */
const file = new URL('data/users.json', import.meta.url);

const app = createApp({ users: usersInFile(file), orders: ordersInMemory() });

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
