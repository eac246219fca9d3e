// The guest's disk in a page: an image that is fetched piece by piece, and in the page's memory the blocks that changed.

export const BLOCK = 4096;
const CHUNK = 256 * 1024; // what is fetched at once, for the guest reads ahead anyway
const CACHED_CHUNKS = 64; // 16 MB; the guest has a cache of its own
const ARENA_BLOCKS = 256;
const MAP_HEADER = 64; // see overlay-disk.mjs, whose folders can be a seed

async function fetchRange(url, start, end) {
  const response = await fetch(url, { headers: { range: `bytes=${start}-${end - 1}` } });
  if (response.status !== 206 && response.status !== 416) {
    throw new Error(`${url}: HTTP ${response.status}`);
  }
  // a sparse file may end before its disk does
  return response.status === 416 ? new Uint8Array(0) : new Uint8Array(await response.arrayBuffer());
}

/** Blocks that were written, in pieces of 1 MB: a typed array for each block would cost as much again. */
class Blocks {
  #at = new Map();
  #arenas = [];

  get(block) {
    const index = this.#at.get(block);
    return index === undefined ? undefined : this.#slot(index);
  }

  put(block) {
    let index = this.#at.get(block);
    if (index === undefined) {
      index = this.#at.size;
      if (index % ARENA_BLOCKS === 0) {
        this.#arenas.push(new Uint8Array(ARENA_BLOCKS * BLOCK));
      }
      this.#at.set(block, index);
    }
    return this.#slot(index);
  }

  has(block) {
    return this.#at.has(block);
  }

  get size() {
    return this.#at.size;
  }

  #slot(index) {
    const from = (index % ARENA_BLOCKS) * BLOCK;
    return this.#arenas[Math.floor(index / ARENA_BLOCKS)].subarray(from, from + BLOCK);
  }
}

export class PageDisk {
  #url;
  #seed;
  #seeded;
  #changed = new Blocks();
  #chunks = new Map(); // number → bytes, or the promise of them; in the order of their last use
  #onFailure;
  byteLength;

  /** @param seed undefined, or { url, map }: changes that others made to the image; map: bytes of their block map */
  constructor({ url, byteLength, seed, onFailure }) {
    this.#url = url;
    this.byteLength = byteLength;
    this.#seed = seed?.url;
    this.#seeded = seed?.map.subarray(MAP_HEADER);
    this.#onFailure = onFailure;
  }

  get changedBytes() {
    return this.#changed.size * BLOCK;
  }

  // what v86 asks of a disk

  load() {
    this.onload?.({});
  }

  /** At once, if everything is here; else undefined, and v86 comes back with get(). */
  get_from_cache(start, length) {
    for (const block of blocks(start, length)) {
      if (!this.#changed.has(block) && !this.#ready(chunkOf(block))) {
        return undefined;
      }
    }
    const out = new Uint8Array(length);
    for (const block of blocks(start, length)) {
      const from = block * BLOCK;
      const changed = this.#changed.get(block);
      const bytes = changed ?? this.#inChunk(block);
      const cut = bytes.subarray(Math.max(0, start - from), Math.min(bytes.length, start + length - from));
      out.set(cut, Math.max(0, from - start));
    }
    return out;
  }

  get(start, length, then) {
    const now = this.get_from_cache(start, length);
    if (now) {
      then(now);
      return;
    }
    const wanted = new Set();
    for (const block of blocks(start, length)) {
      if (!this.#changed.has(block)) {
        wanted.add(chunkOf(block));
      }
    }
    Promise.all([...wanted].map((chunk) => this.#load(chunk))).then(
      // a chunk may have been dropped again meanwhile
      () => this.get(start, length, then), this.#onFailure);
  }

  get_and_cache(start, length, then) {
    this.get(start, length, then);
  }

  set(start, bytes, then) {
    // a block that is written in part takes the rest of it along, which may have to be fetched first
    const partial = [start, start + bytes.length].filter((edge) => edge % BLOCK !== 0).map((edge) => Math.floor(edge / BLOCK));
    const missing = partial.filter((block) => !this.#changed.has(block) && !this.#ready(chunkOf(block)));
    if (missing.length > 0) {
      const copy = bytes.slice();
      Promise.all(missing.map((block) => this.#load(chunkOf(block)))).then(() => this.set(start, copy, then), this.#onFailure);
      return;
    }
    for (const block of blocks(start, bytes.length)) {
      const from = block * BLOCK;
      const fresh = !this.#changed.has(block);
      const slot = this.#changed.put(block);
      if (fresh && partial.includes(block)) {
        slot.set(this.#inChunk(block));
      }
      slot.set(bytes.subarray(Math.max(0, from - start), from + BLOCK - start), Math.max(0, start - from));
    }
    then();
  }

  get_buffer(then) {
    then(undefined);
  }

  get_state() {
    return [];
  }

  set_state() {}

  #ready(chunk) {
    return this.#chunks.get(chunk) instanceof Uint8Array;
  }

  #inChunk(block) {
    const chunk = chunkOf(block);
    const bytes = this.#chunks.get(chunk);
    this.#chunks.delete(chunk);
    this.#chunks.set(chunk, bytes);
    const from = block * BLOCK - chunk * CHUNK;
    return bytes.subarray(from, from + BLOCK);
  }

  #load(chunk) {
    const had = this.#chunks.get(chunk);
    if (had) {
      return had;
    }
    const loading = this.#fetch(chunk).then((bytes) => {
      this.#chunks.delete(chunk);
      this.#chunks.set(chunk, bytes);
      for (const [old, value] of this.#chunks) {
        if (this.#chunks.size <= CACHED_CHUNKS) {
          break;
        }
        if (value instanceof Uint8Array && old !== chunk) {
          this.#chunks.delete(old);
        }
      }
    });
    this.#chunks.set(chunk, loading);
    return loading;
  }

  async #fetch(chunk) {
    const start = chunk * CHUNK;
    const end = Math.min(start + CHUNK, this.byteLength);
    const all = new Uint8Array(CHUNK);
    const first = start / BLOCK;
    const count = Math.ceil((end - start) / BLOCK);
    const seeded = Array.from({ length: count }, (_, i) => this.#isSeeded(first + i));
    if (seeded.includes(false)) {
      all.set(await fetchRange(this.#url, start, end));
    }
    if (seeded.includes(true)) {
      const theirs = await fetchRange(this.#seed, start, end);
      seeded.forEach((is, i) => is && all.set(theirs.subarray(i * BLOCK, (i + 1) * BLOCK), i * BLOCK));
    }
    return all;
  }

  #isSeeded(block) {
    return this.#seeded !== undefined && (this.#seeded[block >> 3] & (1 << (block & 7))) !== 0;
  }
}

function chunkOf(block) {
  return Math.floor((block * BLOCK) / CHUNK);
}

function* blocks(start, length) {
  for (let block = Math.floor(start / BLOCK); block * BLOCK < start + length; block++) {
    yield block;
  }
}
