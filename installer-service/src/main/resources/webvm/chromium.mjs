// Finds Chromium and runs it without a window, one page in it.
//
// Chromium is started and spoken to directly, not through a browser driver: a driver puts it into a session of its own,
// where it outlives a killed Node and is out of reach of whoever supervises this process; and it listens to all traffic of
// the page, so that every byte for the database would be copied through it once more.
//
//   node chromium.mjs find [path]     prints the path and version, or what is missing (exit code 1)
import { spawn, execFileSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, rmSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const MISSING =
  'No Chromium or Chrome was found. Install it with: apt install chromium (as root), or name one in CHROME_BIN';
const ANSWER_MILLIS = 60_000;

const FLAGS = [
  '--headless',
  '--remote-debugging-pipe', // ends with this process, however that ends
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--disable-breakpad', // its crash handler would outlive it
  '--disable-crash-reporter',
  '--metrics-recording-only',
  '--password-store=basic',
  '--use-mock-keychain',
  '--mute-audio',
  // a page without a window must run as fast as one that is looked at
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--disable-hang-monitor',
  // an address bar and a page in reserve, each with a process of its own: 110 MB that no page here needs
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,SpareRendererForSitePerProcess',
];

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * The browser to use: the one that was named (option or CHROME_BIN), else the first known one on PATH.
 * @throws {Error} naming what is missing and the command that installs it
 */
export function findChromium(named = process.env.CHROME_BIN, path = process.env.PATH ?? '') {
  if (named) {
    if (isProgram(named)) {
      return named;
    }
    throw new Error(`${named} is no program. ${MISSING}`);
  }
  for (const name of NAMES) {
    for (const folder of path.split(delimiter).filter(Boolean)) {
      if (isProgram(join(folder, name))) {
        return join(folder, name);
      }
    }
  }
  throw new Error(MISSING);
}

/** Speaks the DevTools protocol over the browser's pipe: JSON, each ended by a zero byte. */
class Pipe {
  #to;
  #waiting = new Map();
  #last = 0;
  onEvent = () => {};

  constructor(to, from) {
    this.#to = to;
    let text = '';
    from.setEncoding('utf8').on('data', (part) => {
      const messages = (text + part).split('\0');
      text = messages.pop();
      messages.forEach((message) => this.#receive(JSON.parse(message)));
    });
    from.on('error', () => {});
    to.on('error', () => {}); // its end is seen as the browser's exit
  }

  #receive({ id, method, params, result, error }) {
    if (id === undefined) {
      this.onEvent(method, params);
      return;
    }
    const { resolve, reject, timer } = this.#waiting.get(id);
    this.#waiting.delete(id);
    clearTimeout(timer);
    error ? reject(new Error(`Chromium: ${error.message}`)) : resolve(result);
  }

  call(method, params = {}) {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`Chromium did not answer ${method} within ${ANSWER_MILLIS / 1000} s`)), ANSWER_MILLIS);
      timer.unref();
      this.#waiting.set(id, { resolve, reject, timer });
      this.#to.write(JSON.stringify({ id, method, params }) + '\0');
    });
  }
}

/**
 * Starts the browser with an own profile folder, which also is its home.
 * @param options chromium (its path, optional), profile (folder), javascript (flags of V8), keepOnFailure: leave the
 *     profile behind when this process fails
 * @param onGone called once with a reason when the browser or its page ends by itself
 * @returns version ("Chromium 142.0.1.2"), pid, open(url), close({keepProfile}) which ends and removes everything
 */
export async function launchChromium({ chromium, profile, javascript = [], keepOnFailure = false }, onGone) {
  const program = findChromium(chromium);
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  const args = [...FLAGS, `--user-data-dir=${profile}`];
  if (process.getuid?.() === 0) {
    args.push('--no-sandbox'); // Chromium refuses to run as root with it
  }
  if (javascript.length > 0) {
    args.push(`--js-flags=${javascript.join(' ')}`);
  }
  const env = { ...process.env, HOME: profile, XDG_CONFIG_HOME: profile, XDG_CACHE_HOME: profile };
  // same session and process group: the browser is found and ended with this process
  const child = spawn(program, [...args, 'about:blank'], { env, stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (said = (said + text).slice(-2000)));
  let closing = false;
  let gone = false;
  const tell = (reason) => {
    if (!closing && !gone) {
      gone = true;
      onGone(reason);
    }
  };
  let exited;
  const exit = new Promise((resolve) => (exited = resolve));
  const early = new Promise((_, reject) => {
    child.on('error', (e) => reject(new Error(`${program} does not start: ${e.message}`)));
    child.on('exit', (code, signal) => {
      exited();
      const reason = `Chromium ended by itself (${signal ?? `exit code ${code}`}): ${said.trim().split('\n').slice(-5).join(' | ')}`;
      reject(new Error(reason));
      tell(reason);
    });
  });
  early.catch(() => {});
  const killNow = () => child.kill('SIGKILL');
  const remove = () => rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  const onExit = () => {
    killNow();
    for (let tries = 0; !keepOnFailure && tries < 5; tries++) {
      try {
        remove();
        return;
      } catch {
        // its processes still write while they die
      }
    }
  };
  process.on('exit', onExit);
  const pipe = new Pipe(child.stdio[3], child.stdio[4]);
  pipe.onEvent = (event, { status, errorCode }) => {
    if (event === 'Target.targetCrashed') {
      tell(`the page crashed (${status}, ${errorCode})`);
    }
  };
  const close = async ({ keepProfile = false } = {}) => {
    closing = true;
    pipe.call('Browser.close').catch(() => {});
    const timer = setTimeout(killNow, 3000);
    await exit;
    clearTimeout(timer);
    process.off('exit', onExit);
    if (!keepProfile) {
      remove();
    }
  };
  try {
    const { product } = await Promise.race([pipe.call('Browser.getVersion'), early]);
    await pipe.call('Target.setDiscoverTargets', { discover: true });
    return {
      version: `Chromium ${product.split('/').pop()}`,
      pid: child.pid,
      open: async (url) => {
        const { targetInfos } = await pipe.call('Target.getTargets');
        await pipe.call('Target.createTarget', { url });
        for (const { targetId } of targetInfos.filter(({ type }) => type === 'page')) {
          await pipe.call('Target.closeTarget', { targetId }); // the empty one it started with
        }
      },
      close,
    };
  } catch (e) {
    if (child.pid) {
      await close();
    }
    throw e;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href && process.argv[2] === 'find') {
  try {
    const found = findChromium(process.argv[3]);
    console.log(found, execFileSync(found, ['--version'], { encoding: 'utf8', timeout: 20_000, stdio: ['ignore', 'pipe', 'ignore'] }).trim());
  } catch (e) {
    console.error(e.message);
    process.exitCode = 1;
  }
}
