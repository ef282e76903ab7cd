/** What `http-errors` says of a mistake of the client and of one of ours. */
import createError from 'http-errors';

const told = [createError(404, 'no such item'), createError(500, 'secret')];
console.log(JSON.stringify(told.map(({ status, expose, message }) => [status, expose, message])));
