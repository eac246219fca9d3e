// Needs ws: from the sources' own node_modules, or from those beside the folder PGFIT_NODE_MODULES.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { test as anyTest } from 'node:test';
import { fileURLToPath } from 'node:url';
import { join, PageBridge, WINDOW } from '../../main/resources/webvm/page-bridge.mjs';

const SOURCES = fileURLToPath(new URL('../../main/resources/webvm', import.meta.url));
let WebSocket;
let WebSocketServer;
let skip = false;
try {
  ({ WebSocket, WebSocketServer } = createRequire(`${process.env.PGFIT_NODE_MODULES ?? SOURCES}/x.js`)('ws'));
} catch {
  skip = `ws is not installed: npm ci --ignore-scripts in ${SOURCES}, or PGFIT_NODE_MODULES=<folder with node_modules>`;
}
const test = (name, body) => anyTest(name, { skip }, body);

/** Two ends over a real WebSocket; the far one hands its streams to `accept`. */
async function bridges(accept, t) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const client = new WebSocket(`ws://127.0.0.1:${server.address().port}`);
  const [[serverSocket]] = await Promise.all([once(server, 'connection'), once(client, 'open')]);
  const closed = [];
  const near = new PageBridge({ socket: serverSocket, first: 1, onClosed: (reason) => closed.push(reason) });
  const far = new PageBridge({ socket: client, first: 2, accept });
  t.after(() => {
    client.terminate();
    server.close();
  });
  return { near, far, client, serverSocket, closed };
}

function echo(port, channel) {
  channel.accepted();
  channel.ondata = (bytes) => {
    if (!channel.write(bytes)) {
      channel.pause();
    }
  };
  channel.ondrain = () => channel.resume();
  channel.onend = () => channel.end();
}

function collect(channel) {
  const parts = [];
  channel.ondata = (bytes) => parts.push(Buffer.from(bytes));
  return new Promise((resolve, reject) => {
    channel.onclose = (error) => (error ? reject(error) : resolve(Buffer.concat(parts)));
  });
}

async function writeAll(channel, bytes, piece) {
  for (let at = 0; at < bytes.length; at += piece) {
    if (!channel.write(bytes.subarray(at, at + piece))) {
      await new Promise((resume) => (channel.ondrain = resume));
    }
  }
  channel.end();
}

test('should carry 32 streams at once without mixing or losing bytes', async (t) => {
  // Given
  const { near, far } = await bridges(echo, t);
  const sent = Array.from({ length: 32 }, (_, i) => randomBytes(100_000 + i * 17_001));
  // When
  const got = await Promise.all(sent.map((bytes, i) => {
    const channel = near.connect(5432);
    const all = collect(channel);
    void writeAll(channel, bytes, 1000 + i * 4001);
    return all;
  }));
  // Then
  got.forEach((bytes, i) => assert.ok(bytes.equals(sent[i]), `stream ${i}`));
  assert.equal(near.channels, 0);
  assert.equal(far.channels, 0);
});

test('should keep 10 MB back while the reader is slow, and the other streams going', async (t) => {
  // Given a stream nobody reads
  let slow;
  const { near, far } = await bridges((port, channel) => {
    channel.accepted();
    if (port === 1) {
      slow = channel;
      channel.pause();
    } else {
      echo(port, channel);
    }
  }, t);
  let underway = 0;
  const frame = near.frame.bind(near);
  near.frame = (type, id, payload) => {
    underway += type === 3 && id === 1 ? payload.length : 0;
    frame(type, id, payload);
  };
  const sent = randomBytes(10_000_000);
  const channel = near.connect(1);
  const done = collect(channel);
  void writeAll(channel, sent, 65_536);
  // When another one is used meanwhile
  const other = near.connect(2);
  const echoed = collect(other);
  void writeAll(other, sent.subarray(0, 1_000_000), 50_000);
  assert.ok((await echoed).equals(sent.subarray(0, 1_000_000)));
  // Then no more than the window is on its way
  assert.equal(underway, WINDOW);
  // and all of it arrives once it is read, in small sips
  const parts = [];
  await new Promise((resolve) => {
    slow.ondata = (bytes) => {
      parts.push(Buffer.from(bytes));
      slow.pause();
      setImmediate(() => slow.resume());
    };
    slow.onend = resolve;
    slow.resume();
  });
  assert.ok(Buffer.concat(parts).equals(sent));
  slow.end();
  await done;
  assert.equal(far.channels, 0);
});

test('should let one half answer after the other half has ended', async (t) => {
  // Given an end that answers only when all was said
  const { near } = await bridges((port, channel) => {
    channel.accepted();
    let count = 0;
    channel.ondata = (bytes) => (count += bytes.length);
    channel.onend = () => setTimeout(() => {
      channel.write(Buffer.from(`${count}`));
      channel.end();
    }, 20);
  }, t);
  // When
  const channel = near.connect(1);
  const answer = collect(channel);
  channel.write(randomBytes(WINDOW * 2));
  channel.end();
  // Then
  assert.equal((await answer).toString(), `${WINDOW * 2}`);
});

test('should tell the other end of an abort, with the reason, and of a refusal', async (t) => {
  // Given
  const { near, far } = await bridges((port, channel) => channel.abort(`port ${port} is closed`), t);
  // When / Then
  await assert.rejects(collect(near.connect(99)), /port 99 is closed/);
  assert.equal(near.channels + far.channels, 0);
});

test('should close every stream and say why when the socket dies', async (t) => {
  // Given
  const { near, client, closed } = await bridges(echo, t);
  const streams = [near.connect(1), near.connect(2)].map(collect);
  // When
  client.terminate();
  // Then
  for (const stream of streams) {
    await assert.rejects(stream, /page's connection closed/);
  }
  assert.equal(closed.length, 1);
  await assert.rejects(collect(near.connect(3)), /gone/);
});

test('should join two streams so that the slower one sets the pace and ends travel both ways', async (t) => {
  // Given near → middle (joined) → echo
  const inner = await bridges(echo, t);
  const outer = await bridges((port, channel) => {
    channel.accepted();
    join(channel, inner.near.connect(port));
  }, t);
  // When
  const sent = randomBytes(5_000_000);
  const channel = outer.near.connect(7);
  const all = collect(channel);
  void writeAll(channel, sent, 70_000);
  // Then
  assert.ok((await all).equals(sent));
  assert.equal(inner.near.channels + outer.far.channels, 0);
});
