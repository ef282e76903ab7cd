/** Whether a timer of 2147483648 ms has fired before one of 200 ms. */
import { setTimeout as wait } from 'node:timers/promises';

let hasFired = false;
const timer = setTimeout(() => {
  hasFired = true;
}, 2_147_483_648);
await wait(200);
clearTimeout(timer);
console.log(JSON.stringify(hasFired));
