// The other end of the guest's network cable: answers ARP, opens TCP connections to the guest, refuses the guest's own.
// No node: imports: this runs in a page too.
import { Connection } from './connection.mjs';
import { ACK, decode, encodeArp, encodeTcp, HEADERS, RST } from './frames.mjs';

const FIRST_PORT = 1024;
const LAST_PORT = 65535;

export const GUEST_ADDRESS = '192.168.86.100';
export const OUR_ADDRESS = '192.168.86.1';
// the guest's kernel gives each receive buffer whole pages above 1500; two pages are a good bargain between the memory of
// the ring and the number of segments, each of which costs the guest an interrupt
export const MTU = 8000;
const LIMITS = { openMs: 30_000, silentMs: 60_000 };

export class Network {
  #put;
  #addresses = {
    ourMac: new Uint8Array([0x52, 0x54, 0, 1, 2, 3]),
    ourIp: new Uint8Array(OUR_ADDRESS.split('.').map(Number)),
    theirMac: undefined, // learnt from the first frame that comes
    theirIp: new Uint8Array(GUEST_ADDRESS.split('.').map(Number)),
  };
  #connections = new Map();
  #port = FIRST_PORT + Math.floor(Math.random() * 30_000);
  #limits;
  mss = MTU - HEADERS;

  /** @param put gives a frame to the guest's network card */
  constructor(put, limits = LIMITS) {
    this.#put = put;
    this.#limits = limits;
  }

  get size() {
    return this.#connections.size;
  }

  /** A new connection to a port of the guest. */
  connect(to) {
    const from = this.#freePort();
    // registered before it sends anything, for an answer may come while it does
    return new Connection(this, { from, to }, this.#limits, (made) => this.#connections.set(from, made));
  }

  /** A frame from the guest's network card. */
  receive(frame) {
    const seen = decode(frame);
    if (!seen) {
      return;
    }
    this.#addresses.theirMac = seen.sender;
    if (seen.arp === 1 && seen.about.every((byte, i) => byte === this.#addresses.ourIp[i])) {
      this.#put(encodeArp(2, this.#addresses));
    }
    if (seen.tcp) {
      const connection = this.#connections.get(seen.tcp.to);
      if (connection) {
        connection.receive(seen.tcp);
      } else if (!(seen.tcp.flags & RST)) {
        const { from, to, ack, seq, data } = seen.tcp;
        this.transmit({ from: to, to: from, seq: ack, ack: seq + data.length + 1, flags: RST | ACK, window: 0 });
      }
    }
  }

  /** For connections. */
  transmit(segment, parts) {
    if (this.#addresses.theirMac) {
      this.#put(encodeTcp(this.#addresses, segment, parts));
    } else {
      this.#put(encodeArp(1, this.#addresses)); // the connection tries again soon
    }
  }

  /** For connections. */
  forget(port) {
    this.#connections.delete(port);
  }

  /** Ends all connections, as when the guest is gone. */
  abortAll() {
    for (const connection of [...this.#connections.values()]) {
      connection.abort();
    }
  }

  #freePort() {
    for (let tried = 0; tried < LAST_PORT - FIRST_PORT; tried++) {
      this.#port = this.#port >= LAST_PORT ? FIRST_PORT : this.#port + 1;
      if (!this.#connections.has(this.#port)) {
        return this.#port;
      }
    }
    throw new Error('no free port towards the guest');
  }
}
