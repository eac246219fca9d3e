// Runs one database that lives in WebAssembly and serves it on ordinary TCP. Started by the installer:
//   node --liftoff-only host.mjs options.json
// README.md beside this file has the options, the lines on stdout and how to run it by hand.
import { readFileSync } from 'node:fs';
import { fail, guardStdout } from './events.mjs';

guardStdout();
process.on('uncaughtException', (error) => fail(String(error?.stack ?? error)));
process.on('unhandledRejection', (error) => fail(String(error?.stack ?? error)));

const options = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const page = options.host === 'chromium';
// loaded by need: what drives a browser is not loaded where there is none
switch (options.mode) {
  case 'machine': {
    const { openMachine } = page ? await import('./chromium-machine.mjs') : await import('./node-machine.mjs');
    const { run } = await import('./session.mjs');
    await run(options, openMachine);
    break;
  }
  case 'prepare': {
    const { prepare } = await import('./prepare.mjs');
    await prepare(options);
    break;
  }
  case 'pglite': {
    const { run } = await import('./chromium-pglite.mjs');
    await run(options);
    break;
  }
  default:
    fail(`unknown mode ${options.mode}`);
}
