import assert from 'node:assert/strict';
import { test } from 'node:test';
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
