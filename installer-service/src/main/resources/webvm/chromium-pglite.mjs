// PGlite in a page of Chromium, served over TCP.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, tell } from './events.mjs';
import { openPage } from './page-host.mjs';
import { serve } from './tcp-bridge.mjs';

const DATABASE_PORT = 5432;
const STOP_MILLIS = 2000;

/** Mode pglite: serves until SIGTERM; ends with exit code 1 when the page is lost. Options: README.md beside this file. */
export async function run(options) {
  let page;
  let tcp;
  let ending = false;
  const durable = options.persistence === 'idb';
  const close = (keepProfile) => page?.close({ keepProfile }).catch((error) => console.error(error.message));
  const end = async () => {
    if (!ending) {
      ending = true;
      await tcp?.close();
      await page?.ask('stop', {}, STOP_MILLIS).catch(() => {}); // a long statement keeps it from answering
      await close();
      process.exit(0);
    }
  };
  const lost = async (reason) => {
    if (!ending) {
      ending = true;
      await close(durable && tcp); // the next page may go on with what IndexedDB has
      fail(reason);
    }
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  try {
    const { engine, seconds, missing } = await start(options, durable, lost, (opened) => (page = opened));
    tcp = await serve({
      port: options.port,
      address: options.address,
      connect: () => page.bridge.connect(DATABASE_PORT),
    });
    tell({ event: 'created', seconds });
    tell({ ready: true, port: tcp.port, engine, host: page.version, missing });
  } catch (error) {
    await lost(error.message);
  }
}

async function start(options, durable, lost, opened) {
  if (options.resume && !durable) {
    throw new Error("PGlite in a page has its data in the page's memory, which is gone with it: it cannot be resumed");
  }
  const dist = join(options.packages, 'node_modules', '@electric-sql', 'pglite');
  const { version } = JSON.parse(readFileSync(join(dist, 'package.json'), 'utf8'));
  const folders = { pglite: join(dist, 'dist'), template: options.template };
  // IndexedDB belongs to the page's address, port included: a later page must have the same one
  const addressFile = join(options.profile, 'pgfit-page.json');
  const port = options.resume ? JSON.parse(readFileSync(addressFile, 'utf8')).port : 0;
  const { chromium, profile, javascript } = options;
  const browserOptions = { chromium, profile, javascript, keepOnFailure: durable };
  const page = await openPage({ page: 'pglite.html', folders, port, ...browserOptions }, () => {}, lost);
  opened(page);
  const { missing, seconds } = await page.ask('start', {
    persistence: options.persistence ?? 'memory',
    extensions: options.extensions ?? [],
    template: Boolean(options.template),
    resume: Boolean(options.resume),
  }, (options.bootTimeoutSeconds ?? 180) * 1000);
  if (durable) {
    writeFileSync(addressFile, JSON.stringify({ port: page.port }));
  }
  return { engine: `PGlite ${version}`, missing, seconds: Math.round(seconds * 1000) / 1000 };
}
