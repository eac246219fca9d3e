// Many byte streams over one WebSocket, with credit for each, so that no reader is flooded and none holds up the others.
// Runs at both ends: in Node (ws) and in a page (WebSocket); no node: imports.
//
// Binary messages are frames: type (1 byte), channel (4 bytes, little endian), then
//   OPEN port (2)     asks the other end for a stream      OPENED          it is there
//   DATA bytes        at most FRAME of them                END             no more DATA from this side
//   CREDIT count (4)  so many more bytes may be sent       ABORT reason    the stream is over, whatever was on its way
// Text messages are JSON and go to onControl: events and requests beside the streams.

const OPEN = 1, OPENED = 2, DATA = 3, END = 4, CREDIT = 5, ABORT = 6;
const HEADER = 5;
/** Bytes that one stream may have on its way, or unread at the other end. */
export const WINDOW = 256 * 1024;
const FRAME = 32 * 1024;
const NOTHING = () => {};

/** A stream: see webvm/README.md, "Channel". Handlers are set by whoever got it; all are optional. */
class Channel {
  onopen = NOTHING;
  ondata = NOTHING;
  onend = NOTHING;
  onclose = NOTHING;
  ondrain = NOTHING;
  #bridge;
  #id;
  #credit = WINDOW;
  #unsent = []; // what was written without credit for it
  #ending = false; // end() was called
  #endSent = false;
  #unread = []; // what came while paused
  #consumed = 0; // read bytes whose credit was not given back yet
  #paused = false;
  #endCame = false;
  #endTold = false;
  #waiting = false; // a write was answered false
  #delivering = false;
  closed = false;

  constructor(bridge, id) {
    this.#bridge = bridge;
    this.#id = id;
  }

  /** Takes the bytes in any case; false: write no more before ondrain. The bytes must not change afterwards. */
  write(bytes) {
    if (this.closed || this.#ending) {
      return true;
    }
    if (bytes.length > 0) {
      this.#unsent.push(bytes);
      this.#flush();
    }
    this.#waiting = this.#unsent.length > 0;
    return !this.#waiting;
  }

  /** Closes our half, after all that was written. */
  end() {
    if (!this.closed && !this.#ending) {
      this.#ending = true;
      this.#flush();
    }
  }

  /** Ends both halves now. */
  abort(reason = 'aborted') {
    if (!this.closed) {
      this.#bridge.frame(ABORT, this.#id, new TextEncoder().encode(String(reason).slice(0, 500)));
      this.over(new Error(reason));
    }
  }

  pause() {
    this.#paused = true;
  }

  resume() {
    this.#paused = false;
    this.#deliver();
  }

  /** A frame for this stream: for the bridge. */
  received(type, payload, view) {
    if (type === OPENED) {
      this.onopen();
    } else if (type === DATA) {
      this.#unread.push(payload);
      this.#deliver();
    } else if (type === CREDIT) {
      this.#credit += view.getUint32(HEADER, true);
      this.#flush();
    } else if (type === END) {
      this.#endCame = true;
      this.#deliver();
    } else if (type === ABORT) {
      this.over(new Error(new TextDecoder().decode(payload) || 'aborted'));
    }
  }

  over(error) {
    if (!this.closed) {
      this.closed = true;
      this.#unsent = [];
      this.#unread = [];
      this.#bridge.forget(this.#id);
      this.onclose(error);
    }
  }

  #flush() {
    while (this.#unsent.length > 0 && this.#credit > 0) {
      const bytes = this.#unsent[0];
      const length = Math.min(bytes.length, this.#credit, FRAME);
      this.#bridge.frame(DATA, this.#id, bytes.subarray(0, length));
      this.#credit -= length;
      if (length === bytes.length) {
        this.#unsent.shift();
      } else {
        this.#unsent[0] = bytes.subarray(length);
      }
    }
    if (this.#unsent.length > 0) {
      return;
    }
    if (this.#ending && !this.#endSent) {
      this.#endSent = true;
      this.#bridge.frame(END, this.#id);
      this.#closeIfBothEnded();
    } else if (this.#waiting) {
      this.#waiting = false;
      this.ondrain();
    }
  }

  #deliver() {
    if (this.#delivering) {
      return; // a handler called resume(): the loop below goes on
    }
    this.#delivering = true;
    try {
      while (!this.#paused && !this.closed && this.#unread.length > 0) {
        const bytes = this.#unread.shift();
        this.#consumed += bytes.length;
        this.ondata(bytes);
        if (this.#consumed >= WINDOW / 2 && !this.closed) {
          this.#bridge.credit(this.#id, this.#consumed);
          this.#consumed = 0;
        }
      }
    } finally {
      this.#delivering = false;
    }
    if (this.#endCame && !this.#endTold && !this.#paused && !this.closed && this.#unread.length === 0) {
      this.#endTold = true;
      this.onend();
      this.#closeIfBothEnded();
    }
  }

  #closeIfBothEnded() {
    if (this.#endSent && this.#endTold) {
      this.over();
    }
  }
}

/**
 * One end of the WebSocket. `accept(port, channel)` is called for each stream that the other end opens; it calls
 * `channel.accepted()` when data may flow. `onClosed(reason)` comes once, after all streams were closed.
 */
export class PageBridge {
  #socket;
  #accept;
  #channels = new Map();
  #next;
  #closed = false;
  #onClosed;

  constructor({ socket, first = 1, accept, onControl = NOTHING, onClosed = NOTHING }) {
    this.#socket = socket;
    this.#next = first; // the ends count in odd and in even numbers
    this.#accept = accept;
    this.#onClosed = onClosed;
    socket.binaryType = 'arraybuffer';
    socket.onmessage = ({ data }) => (typeof data === 'string' ? onControl(JSON.parse(data)) : this.#receive(data));
    socket.onclose = ({ code, reason }) => this.#over(`the page's connection closed (${code}${reason ? `: ${reason}` : ''})`);
    socket.onerror = (event) => this.#over(`the page's connection failed${event?.message ? `: ${event.message}` : ''}`);
  }

  /** A new stream to `port` at the other end; it may be written to at once, onopen tells that it is there. */
  connect(port) {
    const id = this.#next;
    this.#next += 2;
    const channel = new Channel(this, id);
    if (this.#closed) {
      queueMicrotask(() => channel.over(new Error('the page is gone')));
      return channel;
    }
    this.#channels.set(id, channel);
    this.frame(OPEN, id, Uint8Array.of(port & 255, port >> 8));
    return channel;
  }

  /** Sends one event or request beside the streams. */
  control(message) {
    if (!this.#closed) {
      this.#socket.send(JSON.stringify(message));
    }
  }

  close() {
    this.#socket.close();
  }

  get channels() {
    return this.#channels.size;
  }

  frame(type, id, payload) {
    if (this.#closed) {
      return;
    }
    const bytes = new Uint8Array(HEADER + (payload?.length ?? 0));
    bytes[0] = type;
    new DataView(bytes.buffer).setUint32(1, id, true);
    if (payload) {
      bytes.set(payload, HEADER);
    }
    this.#socket.send(bytes);
  }

  credit(id, count) {
    const payload = new Uint8Array(4);
    new DataView(payload.buffer).setUint32(0, count, true);
    this.frame(CREDIT, id, payload);
  }

  forget(id) {
    this.#channels.delete(id);
  }

  #receive(buffer) {
    const view = new DataView(buffer);
    const type = view.getUint8(0);
    const id = view.getUint32(1, true);
    if (type === OPEN) {
      const channel = new Channel(this, id);
      channel.accepted = () => this.frame(OPENED, id);
      this.#channels.set(id, channel);
      if (this.#accept) {
        this.#accept(view.getUint16(HEADER, true), channel);
      } else {
        channel.abort('nothing listens at this end');
      }
      return;
    }
    // frames of a stream that is over may still be on their way
    this.#channels.get(id)?.received(type, new Uint8Array(buffer, HEADER), view);
  }

  #over(reason) {
    if (!this.#closed) {
      this.#closed = true;
      for (const channel of [...this.#channels.values()]) {
        channel.over(new Error(reason));
      }
      this.#onClosed(reason);
    }
  }
}

/** Lets bytes, ends and aborts of either stream go to the other; the slower one sets the pace. */
export function join(one, other) {
  for (const [from, to] of [[one, other], [other, one]]) {
    from.ondata = (bytes) => {
      if (to.write(bytes) === false) {
        from.pause();
      }
    };
    to.ondrain = () => from.resume();
    from.onend = () => to.end();
    from.onclose = (error) => (error ? to.abort(error.message) : undefined);
  }
}
