import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { BLOCK, OverlayDisk } from '../../main/resources/webvm/overlay-disk.mjs';

let folder;
let image;
const size = 64 * BLOCK;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pgfit-overlay-'));
  image = join(folder, 'image');
  writeFileSync(image, Uint8Array.from({ length: size }, (_, i) => i % 251));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('should read what was written, and the image elsewhere, and never change the image', () => {
  const before = readFileSync(image);
  const disk = new OverlayDisk(image, join(folder, 'disk'));
  const expected = new Uint8Array(before);
  // whole blocks, parts of blocks, across edges, the same place twice, the last bytes
  for (const [start, length] of [[0, BLOCK], [5000, 100], [8000, 3 * BLOCK], [8100, 512], [size - 512, 512]]) {
    const bytes = Uint8Array.from({ length }, (_, i) => (start + i * 7) & 255);
    disk.write(start, bytes);
    expected.set(bytes, start);
  }
  assert.deepEqual(disk.read(0, size), expected);
  assert.deepEqual(disk.read(4999, 9001), expected.slice(4999, 14000));
  assert.deepEqual(new Uint8Array(readFileSync(image)), new Uint8Array(before));
  disk.close();
});

test('should go on with the changes of a process that was killed', () => {
  const first = new OverlayDisk(image, join(folder, 'disk'), { key: 'abc' });
  first.write(3 * BLOCK + 10, new Uint8Array(20).fill(9));
  // not closed: that is what kill -9 leaves
  const second = new OverlayDisk(image, join(folder, 'disk'), { key: 'abc', resume: true });
  assert.deepEqual(second.read(3 * BLOCK + 10, 20), new Uint8Array(20).fill(9));
  assert.deepEqual(second.read(3 * BLOCK, 10), first.read(3 * BLOCK, 10));
  assert.equal(second.changedBytes, BLOCK);
  second.close();
  first.close();
});

test('should begin anew unless told to resume', () => {
  const first = new OverlayDisk(image, join(folder, 'disk'));
  first.write(0, new Uint8Array(BLOCK));
  first.close();
  const second = new OverlayDisk(image, join(folder, 'disk'));
  assert.equal(second.changedBytes, 0);
  assert.equal(second.read(1, 1)[0], 1);
  second.close();
});

test('should refuse changes that belong to another image', () => {
  new OverlayDisk(image, join(folder, 'disk'), { key: 'one' }).close();
  assert.throws(() => new OverlayDisk(image, join(folder, 'disk'), { key: 'two', resume: true }), /another disk image/);
});

test('should hand over all changes, in runs', () => {
  const disk = new OverlayDisk(image, join(folder, 'disk'));
  disk.write(2 * BLOCK, new Uint8Array(3 * BLOCK).fill(1));
  disk.write(10 * BLOCK, new Uint8Array(1).fill(2));
  const seen = [];
  disk.eachChange((start, bytes) => seen.push([start / BLOCK, bytes.length / BLOCK]), 2 * BLOCK);
  assert.deepEqual(seen, [[2, 2], [4, 1], [10, 1]]);
  disk.close();
});

test('should take no more room than what changed', () => {
  writeFileSync(image, new Uint8Array(64 * 1024 * 1024));
  const disk = new OverlayDisk(image, join(folder, 'disk'));
  disk.write(60 * 1024 * 1024, new Uint8Array(BLOCK).fill(1));
  assert.ok(statSync(join(folder, 'disk', 'changes')).blocks * 512 < 1024 * 1024);
  disk.close();
});
