/** Whether the body that a parser puts on its error reaches a line of pino. */
import pino from 'pino';

const error = Object.assign(new Error('bad'), { body: '{"password": "hunter2"' });
let line = '';
const write = (text: string): void => {
  line = text;
};
pino({}, { write }).error({ err: error }, 'failed');
console.log(JSON.stringify(line.includes('hunter2')));
