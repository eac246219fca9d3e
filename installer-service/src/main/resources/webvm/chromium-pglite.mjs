// PGlite in a page of Chromium, served over TCP.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPage } from './page-host.mjs';
import { serve } from './tcp-bridge.mjs';

const STOP_MILLIS = 5000;

/**
 * Serves until stop() is called or the page is lost; the latter ends this process with exit code 1.
 * @param options mode "pglite" of the options file, see webvm/README.md
 * @param report writes one line of the protocol
 */
export async function runPglite(options, report) {
  const durable = options.persistence === 'idb';
  if (options.resume && !durable) {
    throw new Error("PGlite in a page keeps its data in the page's memory, which is gone with it: it cannot be resumed");
  }
  const dist = join(options.packages, 'node_modules', '@electric-sql', 'pglite');
  const { version } = JSON.parse(readFileSync(join(dist, 'package.json'), 'utf8'));
  const folders = { pglite: join(dist, 'dist') };
  if (options.template) {
    folders.template = options.template;
  }
  // IndexedDB belongs to the page's address, port included: a later page must have the same one
  const addressFile = join(options.profile, 'pgfit-page.json');
  const port = options.resume ? JSON.parse(readFileSync(addressFile, 'utf8')).port : 0;
  let tcp;
  const page = await openPage(
    { page: 'pglite.html', folders, port, chromium: options.chromium, profile: options.profile,
      javascript: options.javascript ?? [] },
    () => {},
    async (reason) => {
      if (tcp) {
        report({ event: 'failed', reason });
        await Promise.race([page.close({ keepProfile: durable }), new Promise((resolve) => setTimeout(resolve, STOP_MILLIS))]);
        process.exit(1);
      }
    },
  );
  try {
    const { missing, seconds } = await page.ask('start', {
      persistence: options.persistence ?? 'memory',
      extensions: options.extensions ?? [],
      template: Boolean(options.template),
      resume: Boolean(options.resume),
    }, (options.bootTimeoutSeconds ?? 180) * 1000);
    if (durable) {
      writeFileSync(addressFile, JSON.stringify({ port: page.port }));
    }
    tcp = await serve({ port: options.port, address: options.address, connect: (to) => page.bridge.connect(to ?? 5432) });
    report({ event: 'created', seconds: Math.round(seconds * 1000) / 1000 });
    report({ ready: true, port: options.port, engine: `PGlite ${version}`, host: page.version, missing });
  } catch (e) {
    await page.close();
    throw e;
  }
  return {
    stop: async () => {
      await tcp.close?.();
      await page.ask('stop', {}, STOP_MILLIS).catch(() => {});
      await page.close();
    },
  };
}
