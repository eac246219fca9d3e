import assert from 'node:assert/strict';
import { connect as dial } from 'node:net';
import { once } from 'node:events';
import { afterEach, test } from 'node:test';
import { serve } from '../../main/resources/webvm/tcp-bridge.mjs';

/** A guest in this process: what it gets it sends back, as slowly as the test says. */
class Echo {
  onopen = () => {};
  ondata = () => {};
  onend = () => {};
  onclose = () => {};
  ondrain = () => {};
  received = 0;
  paused = false;
  aborted = false;
  full = false; // takes nothing more
  constructor() {
    setImmediate(() => this.onopen());
  }
  write(bytes) {
    this.received += bytes.length;
    this.ondata(new Uint8Array(bytes));
    return !this.full;
  }
  end() {
    this.onend();
    setImmediate(() => this.onclose());
  }
  abort() {
    this.aborted = true;
  }
  pause() {
    this.paused = true;
  }
  resume() {
    this.paused = false;
  }
}

let bridge;
afterEach(() => bridge?.close());

async function bridged(made = []) {
  bridge = await serve({ port: 0, connect: () => made[made.push(new Echo()) - 1] });
  return () => dial({ port: bridge.port, host: '127.0.0.1', allowHalfOpen: true });
}

test('should carry bytes both ways, and each half to its end', async () => {
  const client = (await bridged())();
  const sent = Buffer.alloc(1024 * 1024, 'x');
  const got = [];
  client.on('data', (bytes) => got.push(bytes));
  client.end(sent); // our half is over before the answer is here
  await once(client, 'end');
  assert.equal(Buffer.concat(got).length, sent.length);
  assert.ok(Buffer.concat(got).equals(sent));
});

test('should end the client when only the guest ends, and let it go on sending', async () => {
  const made = [];
  const client = (await bridged(made))();
  client.resume();
  client.write('a');
  await once(client, 'data');
  made[0].ondata = () => {}; // who has ended sends nothing more
  made[0].onend();
  await once(client, 'end');
  client.write('late');
  await until(() => made[0].received === 5);
  assert.equal(made[0].aborted, false);
  client.destroy();
});

test('should hold the guest back while the client does not read', async () => {
  const made = [];
  const client = (await bridged(made))();
  client.pause();
  client.write('a');
  await until(() => made[0]?.received > 0);
  let given = 0;
  while (!made[0].paused && given < 64) {
    made[0].ondata(new Uint8Array(1024 * 1024));
    given++;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  assert.ok(made[0].paused, 'the guest was not told to wait');
  client.resume();
  await until(() => !made[0].paused);
  client.destroy();
});

test('should hold the client back while the guest takes nothing', async () => {
  const made = [];
  const client = (await bridged(made))();
  client.write('a');
  await until(() => made[0]?.received > 0);
  made[0].full = true;
  made[0].ondata = () => {}; // and answers nothing, so that only this direction is seen
  const all = 32 * 1024 * 1024;
  client.write(Buffer.alloc(all));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const stuck = made[0].received;
  assert.ok(stuck < all / 2, `the bridge took ${stuck} bytes that the guest did not want`);
  made[0].full = false;
  made[0].ondrain();
  await until(() => made[0].received === all + 1);
  client.destroy();
});

test('should abort the guest connection of a client that was killed', async () => {
  const made = [];
  const client = (await bridged(made))();
  client.write('a');
  await until(() => made[0]?.received > 0);
  client.resetAndDestroy();
  await until(() => made[0].aborted);
});

test('should reset the client when the guest breaks the connection', async () => {
  const made = [];
  const client = (await bridged(made))();
  client.write('a');
  await until(() => made[0]?.received > 0);
  made[0].onclose(new Error('reset'));
  const [error] = await once(client, 'error');
  assert.equal(error.code, 'ECONNRESET');
});

async function until(condition) {
  const deadline = Date.now() + 5000;
  while (!condition()) {
    assert.ok(Date.now() < deadline, 'waited too long');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
