// The PostgreSQL protocol before PGlite's engine, which is one session: connections take turns.
// Whole messages go to the engine one by one, as its own socket server feeds them; what is different: the file system
// (IndexedDB) is synced once per batch of messages and outside transactions, as PGlite's own query() does, and before the
// batch's last answer goes out.

const SSL = 80877103, GSS = 80877104, CANCEL = 80877102;
const QUERY = 0x51, TERMINATE = 0x58;
const TURN_MILLIS = 2000;
const SYNC = Uint8Array.of(0x53, 0, 0, 0, 4);
const text = new TextEncoder();
// the engine would wait for rows where there are none to come, for ever; this way it says so itself, in or out of a transaction
const COPY_FROM = /^\s*copy\s[^;]*\sfrom\s+stdin\b/i;
const NO_COPY_FROM = typed(
  'Q',
  "DO $$BEGIN RAISE EXCEPTION 'COPY FROM STDIN is not possible with PGlite: its engine ends at it' USING ERRCODE = '0A000'; END$$\0",
);

/** Bytes that came, until they make whole messages. */
class Inbox {
  #parts = [];
  #length = 0;
  started = false; // the startup message was taken

  add(bytes) {
    this.#parts.push(bytes);
    this.#length += bytes.length;
  }

  /** The next whole message, or undefined. */
  take() {
    const head = this.started ? 5 : 4;
    if (this.#length < head) {
      return undefined;
    }
    if (this.#parts[0].length < head) {
      this.#join();
    }
    const first = this.#parts[0];
    const length = new DataView(first.buffer, first.byteOffset).getUint32(head - 4) + head - 4;
    if (length < head || (!this.started && length > 10_000)) {
      throw new Error('this is not the PostgreSQL protocol');
    }
    if (this.#length < length) {
      return undefined;
    }
    if (first.length < length) {
      this.#join();
    }
    const all = this.#parts[0];
    this.#parts[0] = all.subarray(length);
    this.#length -= length;
    if (this.#parts[0].length === 0) {
      this.#parts.shift();
    }
    return all.slice(0, length);
  }

  #join() {
    const all = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.length;
    }
    this.#parts = [all];
  }
}

function errorMessage(code, message) {
  return typed('E', `SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
}

/** A message of the protocol: type, length, body. */
function typed(type, content) {
  const body = text.encode(content);
  const all = new Uint8Array(body.length + 5);
  all[0] = type.charCodeAt(0);
  new DataView(all.buffer).setUint32(1, body.length + 4);
  all.set(body, 5);
  return all;
}

export class PgliteFront {
  #db;
  #onBroken;
  #turn = Promise.resolve();

  /** onBroken(reason): the engine threw something that is no database error. */
  constructor(db, onBroken) {
    this.#db = db;
    this.#onBroken = onBroken;
  }

  /** Serves a new connection when the former one has ended; refuses it when that takes longer than 2 s. */
  async accept(channel) {
    const connection = new Connection(this.#db, channel);
    const before = this.#turn;
    let ours = false;
    const patience = new Promise((resolve) => setTimeout(resolve, TURN_MILLIS));
    let release;
    const done = new Promise((resolve) => (release = resolve));
    this.#turn = before.then(() => done);
    try {
      await Promise.race([before.then(() => (ours = true)), patience, connection.gone]);
      if (!ours) {
        connection.refuse();
        return;
      }
      await connection.serve();
    } catch (e) {
      this.#onBroken(`PGlite: ${e?.message ?? e}`);
    } finally {
      release();
    }
  }

  async close() {
    await this.#db.close();
  }
}

class Connection {
  #db;
  #channel;
  #inbox = new Inbox();
  #wake = () => {};
  #drained = () => {};
  #ended = false;
  #broken;

  constructor(db, channel) {
    this.#db = db;
    this.#channel = channel;
    this.gone = new Promise((resolve) => {
      channel.onclose = () => {
        this.#ended = true;
        resolve();
        this.#wake();
        this.#drained();
      };
    });
    channel.ondata = (bytes) => {
      this.#inbox.add(bytes);
      this.#wake();
    };
    channel.onend = () => {
      this.#ended = true;
      this.#wake();
    };
    channel.ondrain = () => this.#drained();
    channel.accepted();
  }

  refuse() {
    this.#channel.write(errorMessage('53300', 'sorry, too many clients already: PGlite serves one connection at a time'));
    this.#channel.end();
  }

  /** Until the client ends; the engine is then ready for the next one. */
  async serve() {
    try {
      for (;;) {
        const messages = this.#batch();
        if (messages.length > 0) {
          if ((await this.#run(messages)) === 'over') {
            break;
          }
        } else if (this.#ended) {
          break;
        } else {
          await new Promise((resolve) => (this.#wake = resolve));
        }
      }
    } catch (e) {
      this.#channel.write(errorMessage('08P01', String(e?.message ?? e)));
      this.#broken = e;
    }
    this.#channel.end();
    await this.#tidy();
    if (this.#broken?.engine) {
      throw this.#broken;
    }
  }

  #batch() {
    const messages = [];
    for (;;) {
      const message = this.#inbox.take();
      if (!message) {
        return messages;
      }
      if (this.#inbox.started) {
        messages.push(message);
        continue;
      }
      const code = new DataView(message.buffer).getUint32(4);
      if (code === SSL || code === GSS) {
        this.#channel.write(text.encode('N'));
      } else if (code === CANCEL) {
        return [Uint8Array.of(TERMINATE)]; // there is nobody to interrupt: the engine answers before it listens again
      } else {
        this.#inbox.started = true;
        messages.push(message);
      }
    }
  }

  async #run(messages) {
    let over = false;
    let held; // the last piece of the answer, until what it promises is kept
    await this.#db.runExclusive(async () => {
      for (const message of messages) {
        if (message[0] === TERMINATE) {
          over = true;
          break;
        }
        for (const piece of await this.#answer(message)) {
          await this.#write(held);
          held = piece;
        }
      }
      if (!this.#db.isInTransaction()) {
        await this.#db.syncToFs();
      }
    });
    await this.#write(held);
    return over ? 'over' : undefined;
  }

  async #answer(message) {
    const asked = message[0] === QUERY && COPY_FROM.test(new TextDecoder().decode(message.subarray(5, 2000)));
    const pieces = [];
    try {
      await this.#db.execProtocolRawStream(asked ? NO_COPY_FROM : message, {
        syncToFs: false,
        onRawData: (bytes) => pieces.push(bytes.slice()),
      });
    } catch (e) {
      throw Object.assign(new Error(e?.message ?? String(e)), { engine: true });
    }
    if (pieces.length === 0 && (message[0] === QUERY || message[0] === SYNC[0])) {
      // endless recursion, for example, ends the instance without a word
      throw Object.assign(new Error('it does not answer any more: its instance is dead'), { engine: true });
    }
    return pieces;
  }

  async #write(bytes) {
    if (bytes && !this.#channel.closed && !this.#channel.write(bytes)) {
      await new Promise((resolve) => (this.#channel.closed ? resolve() : (this.#drained = resolve)));
    }
  }

  /** What the client left open must not meet the next one: a transaction, or an error that waits for Sync. */
  async #tidy() {
    await this.#db.runExclusive(() => this.#db.execProtocolRaw(SYNC));
    if (this.#db.isInTransaction()) {
      await this.#db.exec('ROLLBACK');
    }
  }
}
