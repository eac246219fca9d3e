// The guest's disk under Node: an image that is never written, and beside it a sparse file with the blocks that changed.
//
// Every write goes to the file at once, so a killed host process loses nothing that the guest wrote: the machine's kernel has
// it. (A power cut may lose it; such a disk is thrown away.) The block map follows the block, never precedes it.
import { closeSync, constants, fstatSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export const BLOCK = 4096;
const HEADER = 64;
const MAGIC = 'pgfit overlay 1 ';

export class OverlayDisk {
  #base;
  #data;
  #map;
  #changed;
  byteLength;

  /**
   * @param image path of the disk image
   * @param folder of the changes; made when absent
   * @param options resume: go on with the changes there (else they must not exist); key: what image they belong to
   */
  constructor(image, folder, { resume = false, key = '' } = {}) {
    this.#base = openSync(image, 'r');
    this.byteLength = fstatSync(this.#base).size;
    mkdirSync(folder, { recursive: true });
    const create = constants.O_RDWR | constants.O_CREAT | (resume ? 0 : constants.O_TRUNC);
    this.#data = openSync(join(folder, 'changes'), create, 0o600);
    this.#map = openSync(join(folder, 'changes.map'), create, 0o600);
    this.#changed = new Uint8Array(Math.ceil(this.byteLength / BLOCK / 8));
    const header = Buffer.alloc(HEADER);
    header.write(`${MAGIC}${this.byteLength} ${key}`.slice(0, HEADER));
    if (fstatSync(this.#map).size > 0) {
      const found = Buffer.alloc(HEADER);
      readSync(this.#map, found, 0, HEADER, 0);
      if (!found.equals(header)) {
        throw new Error(`${folder} holds the changes of another disk image`);
      }
      readSync(this.#map, this.#changed, 0, this.#changed.length, HEADER);
    } else {
      writeSync(this.#map, header, 0, HEADER, 0);
    }
  }

  /** How many bytes of the disk differ from the image. */
  get changedBytes() {
    let bits = 0;
    for (let byte of this.#changed) {
      for (; byte; byte &= byte - 1) {
        bits++;
      }
    }
    return bits * BLOCK;
  }

  /** The disk as the guest sees it. */
  read(start, length) {
    const out = new Uint8Array(length);
    const end = start + length;
    for (let at = start; at < end; ) {
      const changed = this.#isChanged(Math.floor(at / BLOCK));
      let stop = at;
      do {
        stop = (Math.floor(stop / BLOCK) + 1) * BLOCK;
      } while (stop < end && this.#isChanged(stop / BLOCK) === changed);
      stop = Math.min(stop, end);
      readFully(changed ? this.#data : this.#base, out.subarray(at - start, stop - start), at);
      at = stop;
    }
    return out;
  }

  write(start, bytes) {
    const end = start + bytes.length;
    const first = Math.floor(start / BLOCK);
    const last = Math.floor((end - 1) / BLOCK);
    for (const edge of new Set([first, last])) {
      // a block that is written in part takes the rest of it along from the image
      if (!this.#isChanged(edge) && (edge * BLOCK < start || (edge + 1) * BLOCK > end)) {
        writeSync(this.#data, this.read(edge * BLOCK, Math.min(BLOCK, this.byteLength - edge * BLOCK)), 0, undefined, edge * BLOCK);
      }
    }
    writeFully(this.#data, bytes, start);
    this.#mark(first, last);
  }

  /** Calls back with (start, bytes) for each run of changed blocks, at most `most` bytes long. */
  eachChange(callback, most = 1024 * 1024) {
    const blocks = Math.ceil(this.byteLength / BLOCK);
    for (let block = 0; block < blocks; block++) {
      if (this.#isChanged(block)) {
        let stop = block + 1;
        while (stop < blocks && this.#isChanged(stop) && (stop - block) * BLOCK < most) {
          stop++;
        }
        const start = block * BLOCK;
        callback(start, this.read(start, Math.min(stop * BLOCK, this.byteLength) - start));
        block = stop - 1;
      }
    }
  }

  close() {
    for (const file of [this.#base, this.#data, this.#map]) {
      closeSync(file);
    }
  }

  #isChanged(block) {
    return (this.#changed[block >> 3] & (1 << (block & 7))) !== 0;
  }

  #mark(first, last) {
    let fresh = false;
    for (let block = first; block <= last; block++) {
      if (!this.#isChanged(block)) {
        this.#changed[block >> 3] |= 1 << (block & 7);
        fresh = true;
      }
    }
    if (fresh) {
      const from = first >> 3;
      writeFully(this.#map, this.#changed.subarray(from, (last >> 3) + 1), HEADER + from);
    }
  }

  // what v86 asks of a disk
  load() {
    this.onload?.({});
  }
  get(start, length, then) {
    then(this.read(start, length));
  }
  get_and_cache(start, length, then) {
    then(this.read(start, length));
  }
  get_from_cache(start, length) {
    return this.read(start, length);
  }
  set(start, bytes, then) {
    this.write(start, bytes);
    then();
  }
  get_buffer(then) {
    then(undefined);
  }
  // a saved state leaves the changes out: whoever stores it keeps them beside it
  get_state() {
    return [];
  }
  set_state() {}
}

function readFully(file, bytes, position) {
  let done = 0;
  while (done < bytes.length) {
    const count = readSync(file, bytes, done, bytes.length - done, position + done);
    if (count === 0) {
      return; // beyond the file's end there are zeros
    }
    done += count;
  }
}

function writeFully(file, bytes, position) {
  let done = 0;
  while (done < bytes.length) {
    done += writeSync(file, bytes, done, bytes.length - done, position + done);
  }
}
