// Connects and disconnects many times, and counts what gets lost. Exit code 1 on any loss.
//   node soak.mjs --port 5433 [--address 127.0.0.1] [--cycles 10000] [--parallel 8]
// A cycle: connect, ask for TLS (eight bytes; the server answers with one), then part in one of three ways: we end and wait
// for the server's end; we end without waiting for its answer; we reset.
import { connect } from 'node:net';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    address: { type: 'string', default: '127.0.0.1' },
    cycles: { type: 'string', default: '10000' },
    parallel: { type: 'string', default: '8' },
  },
});
if (!values.port) {
  console.error('soak.mjs needs --port, where a machine is being served');
  process.exit(2);
}
const cycles = Number(values.cycles);
const PATIENCE_MS = 30_000;
const ASK_FOR_TLS = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const WAYS = ['end', 'early', 'reset'];

/** Resolves to undefined, or to what went wrong. */
function cycle(way) {
  return new Promise((resolve) => {
    let stage = 'connect';
    const finish = (error) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(error);
    };
    const timer = setTimeout(() => finish(`${way}: nothing for ${PATIENCE_MS / 1000} s at ${stage}`), PATIENCE_MS);
    const socket = connect({ port: Number(values.port), host: values.address, noDelay: true }, () => {
      stage = 'answer';
      socket.write(ASK_FOR_TLS);
      if (way === 'early') {
        socket.end();
      }
    });
    socket.on('data', (bytes) => {
      if (bytes.length !== 1 || (bytes[0] !== 78 && bytes[0] !== 83)) {
        finish(`${way}: the server answered ${bytes.toString('hex')}`);
        return;
      }
      stage = 'close';
      if (way === 'reset') {
        socket.resetAndDestroy();
        finish();
      } else {
        socket.end();
      }
    });
    socket.on('end', () => finish(stage === 'close' ? undefined : `${way}: ended before the answer`));
    socket.on('error', (error) => finish(`${way}: ${error.message} at ${stage}`));
  });
}

let started = 0;
let done = 0;
const losses = new Map();
const since = Date.now();

async function worker() {
  while (started < cycles) {
    const error = await cycle(WAYS[started++ % WAYS.length]);
    done++;
    if (error) {
      losses.set(error, (losses.get(error) ?? 0) + 1);
    }
    if (done % 500 === 0) {
      console.error(`${done} of ${cycles} after ${Math.round((Date.now() - since) / 1000)} s`);
    }
  }
}

function report() {
  const lost = [...losses.values()].reduce((sum, count) => sum + count, 0);
  const elapsed = (Date.now() - since) / 1000;
  console.log(JSON.stringify({ cycles: done, lost, seconds: elapsed, perSecond: done / elapsed, losses: [...losses] }));
  process.exit(lost > 0 ? 1 : 0);
}

process.on('SIGINT', report); // what was seen so far
process.on('SIGTERM', report);
await Promise.all(Array.from({ length: Number(values.parallel) }, worker));
report();
