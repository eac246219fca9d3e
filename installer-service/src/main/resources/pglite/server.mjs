// Serves one PGlite over the PostgreSQL protocol, or makes the template that later ones start from.
//   node server.mjs '{"mode":"serve","port":5433,"dataDir":"/path","template":"/path.tar.gz","extensions":["pgcrypto"]}'
//   node server.mjs '{"mode":"template","out":"/path.tar.gz","extensions":["pgcrypto"]}'
// Prints one line of JSON when it is ready: {"ready":true, ...}. Ends on SIGTERM.
import { existsSync, openAsBlob } from 'node:fs';
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

const options = JSON.parse(process.argv[2]);
const extensions = {};
const missing = [];
for (const name of options.extensions ?? []) {
  try {
    extensions[name] = (await import(`@electric-sql/pglite/contrib/${name}`))[name];
  } catch {
    missing.push(name);
  }
}

if (options.mode === 'template') {
  const db = await PGlite.create({ extensions });
  const dump = await db.dumpDataDir('gzip');
  const draft = `${options.out}.draft`;
  await writeFile(draft, Buffer.from(await dump.arrayBuffer()));
  await rename(draft, options.out);
  await db.close();
  console.log(JSON.stringify({ ready: true, bytes: dump.size, missing }));
} else {
  // without a folder the data are in memory
  const fresh = !options.dataDir || !existsSync(`${options.dataDir}/PG_VERSION`);
  if (fresh && options.dataDir) {
    // what an interrupted start left behind would be taken for a database
    for (const left of await readdir(options.dataDir).catch(() => [])) {
      await rm(`${options.dataDir}/${left}`, { recursive: true, force: true });
    }
  }
  const loadDataDir = fresh && options.template ? await openAsBlob(options.template) : undefined;
  const db = await PGlite.create({ dataDir: options.dataDir, extensions, loadDataDir });
  const connections = options.connections ?? 1;
  const server = new PGLiteSocketServer({ db, host: options.host ?? '127.0.0.1', port: options.port, maxConnections: connections });
  // A client that closes and connects again at once is faster than the socket server notices: two of three such
  // connections were reset. Let a new one wait a moment for the old one's end; a real second one is still refused.
  const accept = connections === 1 ? server.handleConnection?.bind(server) : undefined;
  if (accept) {
    server.handleConnection = async (socket) => {
      const until = Date.now() + 2000;
      socket.on('error', () => {});
      while (server.getStats().activeConnections > 0 && Date.now() < until) {
        await new Promise((resume) => setTimeout(resume, 5));
      }
      if (!socket.destroyed) {
        await accept(socket);
      }
    };
  }
  const end = async () => {
    await server.stop().catch(() => {});
    await db.close().catch(() => {});
    process.exit(0);
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  await server.start();
  if (accept && server.server) {
    server.server.maxConnections = 0; // Node itself would drop them before anybody could let them wait
  }
  console.log(JSON.stringify({ ready: true, port: options.port, missing }));
}
