import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ACK, decode, encodeTcp, FIN, PSH, RST, SYN } from '../../main/resources/webvm/frames.mjs';
import { GUEST_ADDRESS, Network, OUR_ADDRESS } from '../../main/resources/webvm/network.mjs';

const guestMac = new Uint8Array([2, 0, 0, 0, 0, 9]);
const bytes = (text) => new TextEncoder().encode(text);
const ip = (text) => new Uint8Array(text.split('.').map(Number));

/** The guest's side, segment by segment, as a script: it keeps what we sent and says what the test wants. */
class Peer {
  sent = [];
  window = 60_000;
  constructor(firstSequence = 1000, limits = { openMs: 3000, silentMs: 3000 }) {
    this.sequence = firstSequence >>> 0;
    this.network = new Network((frame) => this.sent.push(decode(frame)), limits);
    this.#arp();
    this.channel = this.network.connect(5432);
  }
  #arp() {
    // any frame tells the guest's address
    this.network.receive(this.#frame({ from: 9, to: 9, seq: 0, ack: 0, flags: RST, window: 0 }));
  }
  #frame(segment, data = []) {
    return encodeTcp(
      { ourMac: guestMac, theirMac: new Uint8Array(6), ourIp: ip(GUEST_ADDRESS), theirIp: ip(OUR_ADDRESS) }, segment, data);
  }
  get last() {
    return this.sent.at(-1).tcp;
  }
  open() {
    const { from, seq } = this.last;
    this.port = from;
    this.acked = (seq + 1) >>> 0;
    this.say(SYN | ACK);
    this.sequence = (this.sequence + 1) >>> 0;
  }
  say(flags, text = '') {
    const segment = { from: 5432, to: this.port, seq: this.sequence, ack: this.acked, flags, window: this.window, mss: flags & SYN ? 1460 : 0 };
    this.network.receive(this.#frame(segment, text ? [bytes(text)] : []));
  }
  data(text) {
    this.say(ACK | PSH, text);
    this.sequence = (this.sequence + text.length) >>> 0;
  }
  ackAll() {
    const { seq, data, flags } = this.sent.filter(({ tcp }) => tcp.data.length > 0 || tcp.flags & FIN).at(-1).tcp;
    this.acked = (seq + data.length + (flags & FIN ? 1 : 0)) >>> 0;
    this.say(ACK);
  }
}

test('should ask again until the guest answers', async () => {
  const peer = new Peer();
  await new Promise((resolve) => setTimeout(resolve, 1200));
  assert.equal(peer.sent.filter(({ tcp }) => tcp.flags === SYN).length, 3);
  let opened = 0;
  peer.channel.onopen = () => opened++;
  peer.open();
  assert.equal(opened, 1);
  peer.channel.abort();
});

test('should give up when the guest never answers, with a reason', async () => {
  const peer = new Peer(1, { openMs: 700, silentMs: 700 });
  const error = await new Promise((resolve) => (peer.channel.onclose = resolve));
  assert.match(error.message, /did not answer on port 5432/);
  assert.equal(peer.network.size, 0);
});

test('should go on when sequence numbers pass 2^32', () => {
  const peer = new Peer(0xfffffffa);
  let got = '';
  peer.channel.ondata = (data) => (got += new TextDecoder().decode(data));
  peer.open();
  peer.data('hello ');
  peer.data('wide ');
  peer.data('world');
  assert.equal(got, 'hello wide world');
  peer.channel.abort();
});

test('should have many segments in flight, no more than the guest takes', () => {
  const peer = new Peer();
  peer.open();
  peer.window = 4000;
  peer.say(ACK);
  peer.sent.length = 0;
  peer.channel.write(new Uint8Array(10_000).fill(7));
  assert.deepEqual(peer.sent.map(({ tcp }) => tcp.data.length), [1460, 1460, 1080]);
  peer.ackAll();
  assert.equal(peer.sent.reduce((sum, { tcp }) => sum + tcp.data.length, 0), 8000);
  peer.channel.abort();
});

test('should send again what the guest does not acknowledge', async () => {
  const peer = new Peer();
  peer.open();
  peer.sent.length = 0;
  peer.channel.write(bytes('query'));
  await new Promise((resolve) => setTimeout(resolve, 1200));
  assert.deepEqual(peer.sent.map(({ tcp }) => new TextDecoder().decode(tcp.data)), ['query', 'query']);
  peer.channel.abort();
});

test('should ignore what it has already, and ask for what is missing', () => {
  const peer = new Peer();
  let got = '';
  peer.channel.ondata = (data) => (got += new TextDecoder().decode(data));
  peer.open();
  peer.say(ACK | PSH, 'abc');
  peer.say(ACK | PSH, 'abcdef'); // sent again with more in it
  peer.sequence += 10;
  peer.say(ACK | PSH, 'gap');
  assert.equal(got, 'abcdef');
  assert.equal(peer.last.ack, 1001 + 6);
  peer.channel.abort();
});

test('should shut the window while paused, and open it again', async () => {
  const peer = new Peer();
  let got = 0;
  peer.channel.ondata = (data) => (got += data.length);
  peer.open();
  peer.channel.pause();
  for (let i = 0; i < 50; i++) {
    peer.data('x'.repeat(1300));
  }
  await new Promise((resolve) => setTimeout(resolve, 50)); // the last acknowledgement may wait a little
  assert.equal(got, 0);
  assert.ok(peer.last.window < 2000, `window ${peer.last.window}`);
  peer.channel.resume();
  assert.equal(got, 65_000);
  assert.equal(peer.last.window, 65_535);
  peer.channel.abort();
});

test('should tell the end only after all data, also when paused', () => {
  const peer = new Peer();
  const events = [];
  peer.channel.ondata = () => events.push('data');
  peer.channel.onend = () => events.push('end');
  peer.channel.onclose = () => events.push('close');
  peer.open();
  peer.channel.pause();
  peer.data('tail');
  peer.say(FIN | ACK);
  peer.sequence++;
  assert.deepEqual(events, []);
  peer.channel.resume();
  assert.deepEqual(events, ['data', 'end']);
  peer.channel.end();
  assert.ok(peer.last.flags & FIN);
  peer.ackAll();
  assert.deepEqual(events, ['data', 'end', 'close']);
  assert.equal(peer.network.size, 0);
});

test('should still take data after our own half has ended', () => {
  const peer = new Peer();
  const events = [];
  peer.channel.ondata = () => events.push('data');
  peer.channel.onend = () => events.push('end');
  peer.channel.onclose = () => events.push('close');
  peer.open();
  peer.channel.end();
  peer.ackAll();
  peer.data('answer');
  peer.say(FIN | ACK);
  assert.deepEqual(events, ['data', 'end', 'close']);
});

test('should tell of a reset', () => {
  const peer = new Peer();
  let reason;
  peer.channel.onclose = (error) => (reason = error.message);
  peer.open();
  peer.say(RST);
  assert.match(reason, /reset/);
});
