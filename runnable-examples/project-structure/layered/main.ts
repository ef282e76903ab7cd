import { createApp } from '#src/app.ts';
import { ordersInMemory } from '#src/features/orders/index.ts';
import { usersInFile } from '#src/features/users/index.ts';

const app = createApp({ users: usersInFile('data/users.json'), orders: ordersInMemory() });

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
