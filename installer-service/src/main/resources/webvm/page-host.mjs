// One page in one Chromium, with its files and its bridge: what the machine and PGlite in a page have in common.
import { launchChromium } from './chromium.mjs';
import { PageBridge } from './page-bridge.mjs';
import { servePage } from './page-server.mjs';

const LOAD_MILLIS = 60_000;

/**
 * Opens the page and waits until its script runs.
 * @param page file in page/; folders, port: see servePage; the others: see launchChromium
 * @param onEvent gets what the page says by itself
 * @param onGone called once with a reason when the page is lost, or says that it failed
 * @returns bridge, version of the browser, port of the page, ask(request, message, millis), close({keepProfile})
 */
export async function openPage({ page, folders, port, ...browserOptions }, onEvent, onGone) {
  let gone = false;
  let lost = () => {};
  const whenLost = new Promise((_, reject) => (lost = reject));
  whenLost.catch(() => {});
  const tell = (reason) => {
    if (!gone) {
      gone = true;
      lost(new Error(reason));
      onGone(reason);
    }
  };
  const server = await servePage({ page, folders, port });
  let browser;
  try {
    browser = await launchChromium(browserOptions, tell);
    await browser.open(server.url);
    const socket = await within(LOAD_MILLIS, 'the page did not connect', server.socket(), whenLost);
    let loaded;
    const whenLoaded = new Promise((resolve) => (loaded = resolve));
    const waiting = new Map();
    let last = 0;
    const bridge = new PageBridge({
      socket,
      onControl: (message) => {
        if (message.answer !== undefined) {
          const { resolve, reject } = waiting.get(message.answer) ?? {};
          waiting.delete(message.answer);
          message.error === undefined ? resolve?.(message.result) : reject?.(new Error(message.error));
        } else if (message.event === 'loaded') {
          loaded();
        } else if (message.event === 'failed') {
          tell(message.reason);
        } else {
          onEvent(message);
        }
      },
      // why it closed is heard from the browser a moment later, if it has an idea
      onClosed: (reason) => setTimeout(() => tell(reason), 300),
    });
    await within(LOAD_MILLIS, 'the page did not start', whenLoaded, whenLost);
    return {
      bridge,
      version: browser.version,
      port: server.port,
      ask: (request, message, millis) => {
        const id = ++last;
        const answer = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
        bridge.control({ ...message, request, id });
        return within(millis, `the page did not answer "${request}"`, answer, whenLost);
      },
      close: async (options) => {
        gone = true;
        await browser.close(options);
        server.close();
      },
    };
  } catch (e) {
    gone = true;
    await browser?.close();
    server.close();
    throw e;
  }
}

async function within(millis, sentence, ...promises) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${sentence} within ${millis / 1000} s`)), millis);
  });
  try {
    return await Promise.race([...promises, late]);
  } finally {
    clearTimeout(timer);
  }
}
