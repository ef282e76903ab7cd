import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { LinkConnection } from './guarded/connection.ts';
import { bytesFromFrame, FRAME, frameReader, type Frame } from './guarded/frames.ts';

const sent = [
  bytesFromFrame(FRAME.open, 7, Buffer.from([11, 184])),
  bytesFromFrame(FRAME.data, 7, Buffer.from('GET / HTTP/1.1')),
  bytesFromFrame(FRAME.ping, 0),
];

test('frames come out as they went in, however the bytes are cut', () => {
  for (const size of [1, 2, 8, 9, 10, 1000]) {
    const heard: Frame[] = [];
    const read = frameReader((frame) => heard.push(frame));
    const all = Buffer.concat(sent);
    for (let from = 0; from < all.byteLength; from += size) assert.ok(read(all.subarray(from, from + size)));
    assert.deepEqual(
      heard.map(({ type, connection, payload }) => [type, connection, payload.toString('latin1')]),
      [
        [FRAME.open, 7, '\u000b\u00b8'],
        [FRAME.data, 7, 'GET / HTTP/1.1'],
        [FRAME.ping, 0, ''],
      ],
    );
  }
});

test('what is no frame ends the reading for good', () => {
  const heard: Frame[] = [];
  const read = frameReader((frame) => heard.push(frame));
  assert.equal(read(Buffer.from('HTTP/1.1 200 OK\r\n\r\n')), false);
  assert.equal(read(Buffer.concat(sent)), false);
  const tooLong = bytesFromFrame(FRAME.data, 1);
  tooLong.writeUInt32BE(0xffffffff, 5);
  assert.equal(frameReader((frame) => heard.push(frame))(tooLong), false);
  assert.equal(heard.length, 0);
});

/** What a connection wrote, as text, in the turn in which it was asked for. */
function connectionTo(heard: string[]): LinkConnection {
  const connection = new LinkConnection(7, 3000, (bytes, done) => {
    const read = frameReader(({ payload }) => heard.push(payload.toString('latin1')));
    read(Buffer.from(bytes));
    // As a socket that is busy: the next write must not wait for it.
    if (done !== undefined) setTimeout(done, 20);
  });
  return connection.on('error', () => undefined);
}

test('what a connection holds back leaves in one turn, whatever the program computes behind it', () => {
  const heard: string[] = [];
  const connection = connectionTo(heard);
  connection.cork();
  connection.write('head ');
  connection.write('body');
  connection.uncork();
  assert.deepEqual(heard, ['head body']);
  connection.destroy();
});

test('a connection tells that nothing came or went for so long, and each byte begins that time anew', async () => {
  const connection = connectionTo([]);
  let told = 0;
  connection.setTimeout(150, () => (told += 1));
  for (let i = 0; i < 5; i += 1) {
    await wait(50);
    connection.receive(Buffer.from('x'));
  }
  assert.equal(told, 0);
  await wait(300);
  assert.equal(told, 1);
  connection.setTimeout(0);
  await wait(200);
  assert.equal(told, 1);
  connection.destroy();
});
