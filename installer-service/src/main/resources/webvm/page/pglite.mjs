// PGlite in this page, one connection at a time over the bridge.
import { connectHost } from './control.mjs';
import { PgliteFront } from './pglite-wire.mjs';

let front;

async function start({ persistence, extensions, template, resume }) {
  const { PGlite } = await import('../pglite/index.js');
  const loaded = {};
  const missing = [];
  for (const name of extensions ?? []) {
    try {
      loaded[name] = (await import(`../pglite/contrib/${name}.js`))[name];
    } catch {
      missing.push(name);
    }
  }
  const durable = persistence === 'idb';
  if (resume && !(await indexedDB.databases()).some(({ name }) => name?.endsWith('/pgfit'))) {
    throw new Error('there is no database in IndexedDB to come back to');
  }
  const loadDataDir = template && !resume ? await (await fetch('../template')).blob() : undefined;
  const since = performance.now();
  const db = await PGlite.create({ dataDir: durable ? 'idb://pgfit' : 'memory://', extensions: loaded, loadDataDir });
  const seconds = (performance.now() - since) / 1000;
  front = new PgliteFront(db, (reason) => bridge.failed(reason));
  return { missing, seconds };
}

async function stop() {
  await front?.close();
  return {};
}

const bridge = await connectHost((port, channel) => front.accept(channel), { start, stop });
