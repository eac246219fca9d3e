// Bytes written and not yet acknowledged, as the chunks they came in: nothing is copied before it goes into a frame.
export class SendQueue {
  #chunks = [];
  length = 0;

  push(bytes) {
    this.#chunks.push(bytes);
    this.length += bytes.length;
  }

  /** Forgets the first bytes: they have arrived. */
  drop(bytes) {
    this.length -= bytes;
    while (bytes > 0) {
      const first = this.#chunks[0];
      if (first.length > bytes) {
        this.#chunks[0] = first.subarray(bytes);
        return;
      }
      bytes -= first.length;
      this.#chunks.shift();
    }
  }

  /** Views of the bytes from an offset on. */
  slice(offset, length) {
    const parts = [];
    for (const chunk of this.#chunks) {
      if (length === 0) {
        break;
      }
      if (offset >= chunk.length) {
        offset -= chunk.length;
        continue;
      }
      const part = chunk.subarray(offset, offset + length);
      parts.push(part);
      length -= part.length;
      offset = 0;
    }
    return parts;
  }

  clear() {
    this.#chunks = [];
    this.length = 0;
  }
}
