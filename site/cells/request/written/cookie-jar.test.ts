import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CookieJar } from './cookie-jar.ts';

const jarWith = (target: string, ...cookies: readonly string[]): CookieJar => {
  const jar = new CookieJar();
  jar.take(
    cookies.map((cookie) => ['Set-Cookie', cookie] as const),
    target,
  );
  return jar;
};

test('a cookie goes to the paths under its own, and to no other', () => {
  const jar = jarWith('/login/now?x=1', 'a=1', 'b=2; Path=/', 'c=3; Path=/log; HttpOnly; Secure; SameSite=Strict');
  assert.equal(jar.headerFor('/login/later'), 'a=1; b=2');
  assert.equal(jar.headerFor('/log?x'), 'c=3; b=2');
  assert.equal(jar.headerFor('/'), 'b=2');
});

test('the same name and path is another value, and a past end takes it away', () => {
  const jar = jarWith('/', 'a=1', 'a=s%3Aid.b=c; Path=/');
  assert.equal(jar.headerFor('/'), 'a=s%3Aid.b=c');
  jar.take([['set-cookie', 'a=; Max-Age=0']], '/');
  assert.equal(jar.headerFor('/'), undefined);
  const gone = jarWith(
    '/',
    'a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
    'b=2; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
  );
  assert.equal(gone.headerFor('/'), 'b=2');
});

test('a program that sets cookies without end fills no memory', () => {
  const many = Array.from({ length: 500 }, (_, index) => `n${index}=1`);
  assert.equal(jarWith('/', ...many, `long=${'x'.repeat(5_000)}`).size, 50);
});
