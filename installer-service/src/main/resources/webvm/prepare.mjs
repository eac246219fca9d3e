// Mode prepare: one boot makes both a saved state of the running machine and the disk of a clean shutdown.
//
// The folder appears by one rename, or not at all:
//   prepared.json            what it belongs to, and how long each part took
//   snapshot/state.gz        the machine right at ready; snapshot/disk: the disk's changes of the same moment
//   prepared/disk            the disk's changes after the shutdown
import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fail, tell } from './events.mjs';
import { Guest } from './guest.mjs';
import { commandLine } from './guest-lines.mjs';
import { imageOf, PREPARED_FORMAT } from './image.mjs';
import { ENGINE } from './machine.mjs';
import { openMachine } from './node-machine.mjs';
import { DATABASE_PORT } from './session.mjs';
import { query } from './wire.mjs';

const SHUTDOWN_MS = 60_000;
const seconds = () => Math.round(performance.now()) / 1000;

export async function prepare(options) {
  const draft = `${options.out}.draft-${process.pid}`;
  const guest = new Guest(options.console);
  const timings = {};
  guest.onstage = ({ kind }) => {
    if (kind !== 'done') {
      timings[`${kind}Seconds`] = seconds();
      tell({ event: kind, seconds: seconds() });
    }
  };
  const give = (code) => {
    rmSync(draft, { recursive: true, force: true });
    process.exit(code);
  };
  process.on('SIGTERM', () => give(143));
  process.on('SIGINT', () => give(130));
  process.on('exit', () => rmSync(draft, { recursive: true, force: true })); // gone already after the rename
  try {
    await make(options, draft, guest, timings);
  } catch (error) {
    fail(error.message, guest.lastLines);
    return;
  }
  const aside = `${draft}-old`;
  if (existsSync(options.out)) {
    renameSync(options.out, aside); // a folder can't be renamed onto one that has files
  }
  renameSync(draft, options.out);
  rmSync(aside, { recursive: true, force: true });
  tell({ ready: true, out: options.out, ...timings });
  process.exit(0);
}

async function make(options, draft, guest, timings) {
  const image = imageOf(options.image);
  const { memoryMegabytes, settings = {} } = options;
  // nobody knows it: whoever uses this sets another one
  const password = randomBytes(16).toString('hex');
  for (const part of ['snapshot', 'prepared']) {
    mkdirSync(join(draft, part), { recursive: true, mode: 0o700 });
  }
  const ready = guest.ready((options.bootTimeoutSeconds ?? 300) * 1000);
  ready.catch(() => {}); // awaited below
  guest.machine = await openMachine({
    image,
    disk: join(draft, 'work'),
    memoryMegabytes,
    commandLine: commandLine({
      major: image.manifest.postgresqlMajor, password, settings, nowMillis: Date.now(),
    }),
    onLine: guest.line,
  });
  await guest.machine.start();
  await ready;
  await query(guest.machine.connect(DATABASE_PORT), { password, sql: 'SELECT 1' });

  const before = performance.now();
  const state = await guest.machine.saveState();
  timings.saveSeconds = Math.round(performance.now() - before) / 1000;
  // the fastest level: a third of the size for a second of work
  writeFileSync(join(draft, 'snapshot', 'state.gz'), gzipSync(new Uint8Array(state), { level: 1 }), { mode: 0o600 });
  guest.machine.copyDisk(join(draft, 'snapshot', 'disk'));
  timings.compressSeconds = Math.round(performance.now() - before) / 1000 - timings.saveSeconds;
  tell({ event: 'saved', seconds: seconds() });

  await guest.machine.start();
  await guest.shutDown(SHUTDOWN_MS);
  await guest.machine.stop();
  guest.machine.copyDisk(join(draft, 'prepared', 'disk'));
  rmSync(join(draft, 'work'), { recursive: true });
  const manifest = {
    format: PREPARED_FORMAT,
    image: image.manifest.sha256,
    engine: ENGINE,
    memoryMegabytes,
    settings,
    stateBytes: state.byteLength,
    storedStateBytes: statSync(join(draft, 'snapshot', 'state.gz')).size,
    changedDiskBytes: guest.machine.changedBytes(),
    timings,
  };
  writeFileSync(join(draft, 'prepared.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}
