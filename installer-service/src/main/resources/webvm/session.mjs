// Mode machine: from power-on (or a saved state) to a database that is served, watched, and shut down in order.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { fail, tell } from './events.mjs';
import { Guest } from './guest.mjs';
import { commandLine, settingsText } from './guest-lines.mjs';
import { imageOf, preparedOf } from './image.mjs';
import { ENGINE } from './machine.mjs';
import { serve } from './tcp-bridge.mjs';
import { query } from './wire.mjs';

export const DATABASE_PORT = 5432;
const SHUTDOWN_MS = 15_000; // then this process ends anyway
const seconds = () => Math.round(performance.now()) / 1000; // since this process began

/** @param openMachine (parts of node-machine.mjs) → machine, for the host that was asked for */
export async function run(options, openMachine) {
  const guest = new Guest(options.console);
  let bridge;
  let ending = false;
  guest.onstage = ({ kind }) => kind !== 'ready' && kind !== 'done' && tell({ event: kind, seconds: seconds() });
  guest.onusage = (said) => writeUsage(options.guest, said);
  guest.ondeath = (error) => !ending && fail(error.message, guest.lastLines);
  const end = async () => {
    if (ending) {
      return;
    }
    ending = true;
    setTimeout(() => process.exit(0), SHUTDOWN_MS);
    await bridge?.close();
    if (bridge) {
      await guest.shutDown(SHUTDOWN_MS - 2000).catch((error) => console.error(error.message));
    }
    await guest.machine?.stop().catch(() => {});
    process.exit(0);
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  try {
    await start(options, openMachine, guest);
    bridge = await serve({
      port: options.port,
      address: options.address,
      connect: () => guest.machine.connect(DATABASE_PORT),
    });
    guest.machine.settle?.();
    guest.startHeartbeat();
    guest.machine.send('usage');
    tell({ ready: true, port: bridge.port, engine: ENGINE, host: guest.machine.host });
  } catch (error) {
    if (!ending) {
      fail(error.message, guest.lastLines);
    }
  }
}

async function start(options, openMachine, guest) {
  const image = imageOf(options.image);
  const { memoryMegabytes, resume = false, settings = {} } = options;
  const method = options.method ?? 'measured';
  const prepared = method === 'measured' || resume
    ? undefined
    : preparedOf(options.prepared, { image, engine: ENGINE, memoryMegabytes });
  const restoring = method === 'snapshot' && !resume;
  mkdirSync(options.disk, { recursive: true });
  const ready = guest.ready((options.bootTimeoutSeconds ?? 180) * 1000);
  ready.catch(() => {}); // awaited below; until then a failure must not end this process without its reason
  guest.machine = await openMachine({
    options,
    image,
    disk: options.disk,
    resume,
    seed: prepared && (restoring ? prepared.snapshotDisk : prepared.disk),
    state: restoring ? prepared.state : undefined,
    memoryMegabytes,
    commandLine: commandLine({
      major: image.manifest.postgresqlMajor, password: options.password, settings, nowMillis: Date.now(),
    }),
    onLine: guest.line,
  });
  await guest.machine.start();
  if (restoring) {
    await refresh(options, prepared.manifest, guest);
  } else {
    await ready;
    // on a busy host the guest's clock falls behind while it boots
    await guest.command(`clock ${Math.floor(Date.now() / 1000)}`, 30_000);
  }
  // ready is what the guest says; this is what a client sees
  await query(guest.machine.connect(DATABASE_PORT), { password: options.password, sql: 'SELECT 1' });
  if (restoring) {
    tell({ event: 'restored', seconds: seconds() });
  }
}

/** A restored machine has the time, the password and the settings of when it was saved. */
async function refresh({ password, settings = {} }, manifest, guest) {
  await guest.command(`clock ${Math.floor(Date.now() / 1000)}`, 30_000);
  await guest.command(`password ${password}`, 120_000);
  if (settingsText(settings, '=') !== settingsText(manifest.settings, '=')) {
    await guest.command(`settings ${settingsText(settings, '=')}`, 90_000);
  }
}

function writeUsage(path, { memoryTotalBytes, memoryAvailableBytes, databasePssBytes, load, processes }) {
  if (!path) {
    return;
  }
  const figures = { at: new Date().toISOString(), memoryTotalBytes, memoryAvailableBytes, databasePssBytes, load, processes };
  try {
    writeFileSync(`${path}.draft`, JSON.stringify(figures), { mode: 0o600 });
    renameSync(`${path}.draft`, path);
  } catch (error) {
    console.error(`can't write ${path}: ${error.message}`);
  }
}
