/** The twelve requests, and what each of them shows. */
import type { HttpRequest } from '#runtime/contract.ts';

export interface Asked extends HttpRequest {
  readonly shows: string;
}

const json = [['content-type', 'application/json']] as const;

export const requests: readonly Asked[] = [
  { method: 'GET', path: '/', shows: 'a text' },
  { method: 'HEAD', path: '/', shows: 'its headers alone' },
  {
    method: 'GET',
    path: '/',
    headers: [['if-none-match', 'W/"e-aygluNx9l9Tb/PBukTn4mXcvgQ8"']],
    shows: 'a text that the client has already',
  },
  { method: 'GET', path: '/items/7?full=1&tag=a&tag=b', shows: 'path, query and client' },
  { method: 'POST', path: '/items', headers: json, body: '{"name":"milk","size":2}', shows: 'a JSON body' },
  { method: 'POST', path: '/items', headers: json, body: '{"name":', shows: 'a JSON body that is broken' },
  {
    method: 'POST',
    path: '/forms',
    headers: [['content-type', 'application/x-www-form-urlencoded']],
    body: 'name=milk&size=2',
    shows: 'a form',
  },
  { method: 'GET', path: '/cookies', headers: [['cookie', 'a=1; b=2']], shows: 'cookies' },
  { method: 'GET', path: '/old', shows: 'a redirect' },
  { method: 'GET', path: '/stream', shows: 'a response in parts' },
  { method: 'GET', path: '/broken', shows: 'an error behind an await' },
  { method: 'GET', path: '/missing', shows: 'a path without a route' },
];
