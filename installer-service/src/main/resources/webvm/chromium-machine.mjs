// The machine in a page of Chromium: the same calls as node-machine.mjs, carried over the page's bridge.
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail } from './events.mjs';
import { openPage } from './page-host.mjs';

const OPEN_MILLIS = 60_000; // fetch the kernel, compile the engine, restore a state
const STOP_MILLIS = 2000;

/**
 * @param parts as of node-machine.mjs; options: chromium, profile and javascript are read
 * @returns a machine of machine.mjs, not started, and with { host }; its disk's changes are in the page's memory
 */
export async function openMachine({ options, image, resume, seed, state, memoryMegabytes, commandLine, onLine }) {
  if (resume) {
    throw new Error("a machine in a page has its disk in the page's memory, which is gone with it: it cannot be resumed");
  }
  const { chromium, profile } = options;
  let closing;
  const lost = async (reason) => {
    if (!closing) {
      closing = true;
      await page?.close().catch(() => {});
      fail(reason);
    }
  };
  const page = await openPage(
    {
      // v86 then takes turns by the page's scheduler, not through a helper thread
      page: 'machine.html?use-scheduling-api',
      folders: { image: dirname(image.disk), v86: dirname(fileURLToPath(import.meta.resolve('v86'))), seed, state },
      chromium,
      profile,
      // the second compiler costs more time and memory than it gains with code that v86 makes anew all the time
      javascript: options.javascript ?? ['--liftoff-only'],
    },
    ({ event, text }) => event === 'line' && onLine(text),
    lost,
  );
  const { engine } = await page.ask('open', {
    diskBytes: statSync(image.disk).size,
    seeded: Boolean(seed),
    restoring: Boolean(state),
    memoryMegabytes,
    commandLine,
  }, OPEN_MILLIS);
  return {
    engine,
    host: page.version,
    start: () => page.ask('start', {}, OPEN_MILLIS),
    connect: (port) => page.bridge.connect(port),
    get connections() {
      return page.bridge.channels;
    },
    send: (text) => page.bridge.control({ request: 'send', text }),
    async stop() {
      closing = true;
      await page.ask('stop', {}, STOP_MILLIS).catch(() => {});
      await page.close();
    },
  };
}
