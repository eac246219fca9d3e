// What the guest sends on one connection: in order, each byte once, held while nobody wants it. No node: imports.

export const WINDOW = 65535; // no window scaling: the round trip is a few milliseconds

export class Inbox {
  expected; // sequence number of the guest's next byte
  ended = false; // the guest's half is over; there may be bytes held yet
  #deliver;
  #held = [];
  #heldBytes = 0;
  #paused = false;
  #acknowledged; // up to here we told the guest
  #announced = WINDOW; // how much more we said it may send then

  constructor(firstSequence, deliver) {
    this.expected = (firstSequence + 1) >>> 0;
    this.#acknowledged = this.expected;
    this.#deliver = deliver;
  }

  get isEmpty() {
    return this.#heldBytes === 0;
  }

  /** Bytes that the guest has no acknowledgement for. */
  get unacknowledged() {
    return (this.expected - this.#acknowledged) >>> 0;
  }

  /** Whether the guest may have stopped at the edge of a window that has room again. */
  get windowHasGrown() {
    return this.#announced - this.unacknowledged < WINDOW / 2 && this.#heldBytes < WINDOW / 2;
  }

  /** What goes into an acknowledgement that is being sent now. */
  acknowledge() {
    this.#acknowledged = this.expected;
    this.#announced = WINDOW - this.#heldBytes;
    return { ack: this.expected, window: this.#announced };
  }

  /** True: taken, acknowledge it when convenient. False: tell the guest at once where we are. Undefined: nothing to say. */
  take({ seq, data }, fin) {
    const had = (this.expected - seq) | 0; // of this segment's bytes we have so many already
    const fresh = had > 0 ? data.subarray(Math.min(had, data.length)) : data;
    const end = fin && !this.ended;
    if (data.length === 0 && !end) {
      return had === 0 ? undefined : false; // else it asks whether we are alive, or whether the window has opened
    }
    if (had < 0 || fresh.length > WINDOW - this.#heldBytes || (fresh.length === 0 && !end)) {
      return false; // a gap, a repetition or more than the window allowed: the guest sends it again
    }
    this.expected = (this.expected + fresh.length + (end ? 1 : 0)) >>> 0;
    this.ended ||= Boolean(end);
    if (fresh.length > 0 && this.#paused) {
      this.#held.push(fresh);
      this.#heldBytes += fresh.length;
    } else if (fresh.length > 0) {
      this.#deliver(fresh);
    }
    return true;
  }

  pause() {
    this.#paused = true;
  }

  resume() {
    this.#paused = false;
    while (this.#held.length > 0 && !this.#paused) {
      const bytes = this.#held.shift();
      this.#heldBytes -= bytes.length;
      this.#deliver(bytes);
    }
  }
}
