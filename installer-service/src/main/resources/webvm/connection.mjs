// Our end of one TCP connection into the guest; it is the Channel that bridges and pages work with.
//
// Why not the emulator's own: it sends one segment per acknowledgement, offers no way to hold the guest back, tells nobody
// when the guest's half ends after ours, never repeats a lost SYN, and compares sequence numbers without their wrap at 2^32,
// so that long connections break. No node: imports: this runs in a page too.
import { ACK, FIN, PSH, RST, SYN } from './frames.mjs';
import { Inbox, WINDOW } from './inbox.mjs';
import { SendQueue } from './send-queue.mjs';

const HIGH_WATER = 256 * 1024;
const LOW_WATER = 64 * 1024;
const BURST = 64; // segments in flight: the guest's receive ring has a few hundred places for all connections
const SYN_RETRY_MS = 500;
const REPEAT_MS = 1000; // nothing gets lost on the way in practice; a busy guest is only slow
const DELAYED_ACK_MS = 10; // an answer to a query is often followed by the next query, which carries the acknowledgement

const after = (a, b) => ((a - b) | 0) > 0;

export class Connection {
  onopen = () => {};
  ondata = () => {};
  onend = () => {};
  onclose = () => {};
  ondrain = () => {};
  #network;
  #ports;
  #state = 'opening'; // then open, then closed
  #queue = new SendQueue();
  #unacked; // oldest sequence number not acknowledged
  #next; // of the next byte to send
  #window = 0; // how much the guest takes
  #mss = 536;
  #inbox; // once open
  #endTold = false;
  #ending = false; // end() was called
  #recover; // what was sent before it had to be repeated
  #finSent = false;
  #finAcked = false;
  #wantsDrain = false;
  #heard = Date.now();
  #wait = REPEAT_MS;
  #timer;
  #ackTimer;
  #limits;

  /** @param limits openMs: until the guest answers; silentMs: until it acknowledges what was sent */
  constructor(network, ports, limits, register) {
    this.#network = network;
    this.#ports = ports;
    this.#limits = limits;
    this.#unacked = (Math.random() * 0x100000000) >>> 0;
    this.#next = (this.#unacked + 1) >>> 0;
    register(this);
    this.#open();
  }

  get isClosed() {
    return this.#state === 'closed';
  }

  /** False: wait for ondrain before the next one. The bytes are kept, not copied: don't change them. */
  write(bytes) {
    if (this.#state === 'closed' || this.#ending || bytes.length === 0) {
      return true;
    }
    this.#queue.push(bytes);
    this.#pump();
    this.#wantsDrain = this.#queue.length > HIGH_WATER;
    return !this.#wantsDrain;
  }

  /** Our half ends once all that was written is sent. */
  end() {
    if (this.#state !== 'closed' && !this.#ending) {
      this.#ending = true;
      this.#pump();
    }
  }

  /** Resets the connection; no event follows. */
  abort() {
    if (this.#state !== 'closed') {
      this.#send(RST | ACK, this.#next);
      this.#forget();
    }
  }

  pause() {
    this.#inbox?.pause();
  }

  resume() {
    this.#inbox?.resume();
    if (this.#state === 'open' && this.#inbox.windowHasGrown) {
      this.#acknowledge();
    }
    this.#finishIfOver();
  }

  #open() {
    const since = Date.now();
    const attempt = () => {
      if (Date.now() - since > this.#limits.openMs) {
        this.#fail(`the guest did not answer on port ${this.#ports.to} within ${this.#limits.openMs / 1000} s`);
        return;
      }
      this.#network.transmit({
        ...this.#ports, seq: this.#unacked, ack: 0, flags: SYN, window: WINDOW, mss: this.#network.mss,
      });
      this.#timer = setTimeout(attempt, SYN_RETRY_MS);
    };
    attempt();
  }

  /** A segment from the guest. */
  receive(segment) {
    this.#heard = Date.now();
    if (segment.flags & RST) {
      this.#fail(this.#state === 'opening' ? 'the guest refused the connection' : 'the guest reset the connection');
      return;
    }
    if (this.#state === 'opening') {
      this.#opened(segment);
      return;
    }
    if (segment.flags & SYN) {
      this.#acknowledge(); // our answer to its SYN got lost
      return;
    }
    this.#takeAcknowledgement(segment);
    if (this.#state === 'open') {
      this.#takeData(segment);
    }
    this.#finishIfOver();
  }

  #opened({ flags, ack, seq, mss, window }) {
    if ((flags & (SYN | ACK)) !== (SYN | ACK) || ack !== this.#next) {
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#state = 'open';
    this.#unacked = this.#next;
    this.#inbox = new Inbox(seq, (bytes) => this.ondata(bytes));
    this.#window = window;
    this.#mss = Math.min(mss, this.#network.mss);
    this.#acknowledge();
    this.onopen();
    this.#pump();
  }

  #takeAcknowledgement({ ack, window, flags }) {
    if (!(flags & ACK)) {
      return;
    }
    this.#window = window;
    if (after(ack, this.#unacked) && !after(ack, this.#next)) {
      let bytes = (ack - this.#unacked) >>> 0;
      this.#unacked = ack;
      if (this.#finSent && ack === this.#next) {
        this.#finAcked = true;
        bytes -= 1;
      }
      this.#queue.drop(bytes);
      this.#wait = REPEAT_MS;
      clearTimeout(this.#timer);
      this.#timer = undefined;
      if (this.#recover !== undefined && after(this.#recover, ack)) {
        this.#sendFirst(); // more than one segment was lost
      } else {
        this.#recover = undefined;
      }
    }
    this.#pump();
    if (this.#wantsDrain && this.#queue.length < LOW_WATER) {
      this.#wantsDrain = false;
      this.ondrain();
    }
  }

  #takeData(segment) {
    const fin = segment.flags & FIN;
    const taken = this.#inbox.take(segment, fin);
    if (taken === undefined || this.#state !== 'open') {
      return;
    }
    const waiting = this.#inbox.unacknowledged;
    if (!taken || fin || waiting >= 2 * this.#network.mss) {
      this.#acknowledge();
    } else if (!this.#ackTimer && waiting > 0) {
      this.#ackTimer = setTimeout(() => this.#acknowledge(), DELAYED_ACK_MS);
    }
  }

  #finishIfOver() {
    if (this.#state !== 'open') {
      return;
    }
    if (this.#inbox.ended && !this.#endTold && this.#inbox.isEmpty) {
      this.#endTold = true;
      this.onend();
    }
    if (this.#endTold && this.#finAcked && this.#state === 'open') {
      this.#forget();
      this.onclose();
    }
  }

  #pump() {
    if (this.#state !== 'open') {
      return;
    }
    const room = Math.min(this.#window, BURST * this.#mss);
    let sent = (this.#next - this.#unacked) >>> 0;
    while (sent < this.#queue.length && sent < room) {
      const length = Math.min(this.#mss, this.#queue.length - sent, room - sent);
      this.#send(ACK | PSH, this.#next, this.#queue.slice(sent, length));
      this.#next = (this.#next + length) >>> 0;
      sent += length;
    }
    if (this.#ending && !this.#finSent && sent === this.#queue.length) {
      this.#send(FIN | ACK, this.#next);
      this.#next = (this.#next + 1) >>> 0;
      this.#finSent = true;
    }
    if (!this.#timer && (this.#next !== this.#unacked || this.#queue.length > 0)) {
      this.#timer = setTimeout(() => this.#repeat(), this.#wait);
    }
  }

  #repeat() {
    this.#timer = undefined;
    if (Date.now() - this.#heard > this.#limits.silentMs) {
      this.#fail(`the guest was silent for ${this.#limits.silentMs / 1000} s`);
      return;
    }
    if (this.#window === 0) {
      this.#send(ACK, (this.#unacked - 1) >>> 0); // makes it say how much it takes now
    } else {
      this.#recover = this.#next;
      this.#sendFirst();
    }
    this.#wait = Math.min(this.#wait * 2, 8000);
    this.#pump();
  }

  #sendFirst() {
    if (this.#queue.length > 0) {
      this.#send(ACK | PSH, this.#unacked, this.#queue.slice(0, Math.min(this.#mss, this.#queue.length)));
    } else if (this.#finSent && !this.#finAcked) {
      this.#send(FIN | ACK, this.#unacked);
    }
  }

  #acknowledge() {
    this.#send(ACK, this.#next);
  }

  #send(flags, seq, parts) {
    clearTimeout(this.#ackTimer);
    this.#ackTimer = undefined;
    const ours = this.#inbox?.acknowledge() ?? { ack: 0, window: WINDOW };
    this.#network.transmit({ ...this.#ports, seq, flags, ...ours }, parts);
  }

  #fail(reason) {
    if (this.#state !== 'closed') {
      this.#forget();
      this.onclose(new Error(reason));
    }
  }

  #forget() {
    this.#state = 'closed';
    clearTimeout(this.#timer);
    clearTimeout(this.#ackTimer);
    this.#queue.clear();
    this.#network.forget(this.#ports.from);
  }
}
