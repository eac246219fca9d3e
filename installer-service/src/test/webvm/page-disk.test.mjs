import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import { test } from 'node:test';
import { BLOCK, PageDisk } from '../../main/resources/webvm/page/page-disk.mjs';

const SIZE = 40 * 1024 * 1024; // more than the disk keeps of what it fetched

/** Serves ranges of the buffers, by name; counts the requests. */
async function serving(files, t) {
  const server = http.createServer((request, response) => {
    const bytes = files[request.url.slice(1)];
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(request.headers.range);
    server.requests = (server.requests ?? 0) + 1;
    if (Number(from) >= bytes.length) {
      response.writeHead(416).end();
    } else {
      response.writeHead(206).end(bytes.subarray(Number(from), Number(to) + 1));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { server, url: (name) => `http://127.0.0.1:${server.address().port}/${name}` };
}

const read = (disk, start, length) => new Promise((resolve) => disk.get(start, length, resolve));
const write = (disk, start, bytes) => new Promise((resolve) => disk.set(start, bytes, resolve));

function onFailure(error) {
  throw error;
}

test('should read back what any mix of reads and writes must give', async (t) => {
  // Given
  const image = randomBytes(SIZE);
  const { url } = await serving({ image }, t);
  const disk = new PageDisk({ url: url('image'), byteLength: SIZE, onFailure });
  const expected = Buffer.from(image);
  // When / Then
  for (let i = 0; i < 600; i++) {
    const length = 512 * (1 + Math.floor(Math.random() * (i % 7 === 0 ? 600 : 40)));
    const start = 512 * Math.floor((Math.random() * (SIZE - length)) / 512);
    if (i % 2) {
      const bytes = randomBytes(length);
      bytes.copy(expected, start);
      await write(disk, start, bytes);
    } else {
      assert.ok(expected.subarray(start, start + length).equals(await read(disk, start, length)), `${start}+${length}`);
    }
  }
  for (let start = 0; start < SIZE; start += 1024 * 1024) {
    assert.ok(expected.subarray(start, start + 1024 * 1024).equals(await read(disk, start, 1024 * 1024)));
  }
});

test('should say at once what it has, and nothing while it has to be fetched', async (t) => {
  // Given
  const image = randomBytes(SIZE);
  const { server, url } = await serving({ image }, t);
  const disk = new PageDisk({ url: url('image'), byteLength: SIZE, onFailure });
  // When / Then
  assert.equal(disk.get_from_cache(0, BLOCK), undefined);
  await Promise.all([read(disk, 0, BLOCK), read(disk, BLOCK, BLOCK)]);
  assert.equal(server.requests, 1);
  assert.ok(image.subarray(512, 1024).equals(disk.get_from_cache(512, 512)));
  // a whole block that is written needs nothing from the image
  disk.set(30 * 1024 * 1024, new Uint8Array(BLOCK).fill(7), () => {});
  assert.deepEqual(disk.get_from_cache(30 * 1024 * 1024, 3), Uint8Array.of(7, 7, 7));
  assert.equal(server.requests, 1);
  assert.equal(disk.changedBytes, BLOCK);
});

test('should begin with the changes that others made to the image', async (t) => {
  // Given every third block changed, in a file that ends before the disk does
  const image = randomBytes(SIZE);
  const changes = randomBytes(4 * 1024 * 1024);
  const map = new Uint8Array(64 + SIZE / BLOCK / 8);
  const expected = Buffer.from(image);
  for (let block = 0; block * BLOCK < changes.length; block += 3) {
    map[64 + (block >> 3)] |= 1 << (block & 7);
    changes.copy(expected, block * BLOCK, block * BLOCK, (block + 1) * BLOCK);
  }
  const { url } = await serving({ image, changes }, t);
  // When
  const disk = new PageDisk({ url: url('image'), byteLength: SIZE, seed: { url: url('changes'), map }, onFailure });
  // Then
  for (let start = 0; start < 6 * 1024 * 1024; start += 300 * 1024) {
    assert.ok(expected.subarray(start, start + 300 * 1024).equals(await read(disk, start, 300 * 1024)));
  }
});
