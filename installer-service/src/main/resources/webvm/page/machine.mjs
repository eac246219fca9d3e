// The virtual machine in this page; the program that serves the page drives it over the bridge.
import { createMachine } from '../machine.mjs';
import { join } from '../page-bridge.mjs';
import { V86 } from '../v86/libv86.mjs';
import { connectHost } from './control.mjs';
import { PageDisk } from './page-disk.mjs';

let machine;

async function file(name) {
  const response = await fetch(`../${name}`);
  if (!response.ok) {
    throw new Error(`${name}: HTTP ${response.status}`);
  }
  return response;
}

const bytes = async (name) => (await file(name)).arrayBuffer();

/** Makes the machine; restores it when there is a saved state. It does not run yet. */
async function open({ diskBytes, seeded, restoring, memoryMegabytes, commandLine }) {
  const seed = seeded ? { url: '../seed/changes', map: new Uint8Array(await bytes('seed/changes.map')) } : undefined;
  const [bios, vgaBios, kernel, initrd] = await Promise.all(
    ['bios.bin', 'vgabios.bin', ...(restoring ? [] : ['kernel', 'initrd'])].map((name) => bytes(`image/${name}`)));
  machine = createMachine({
    V86,
    wasmUrlOrPath: '../v86/v86.wasm',
    bios,
    vgaBios,
    kernel,
    initrd,
    disk: new PageDisk({ url: '../image/disk.ext4', byteLength: diskBytes, seed, onFailure: (e) => bridge.failed(e) }),
    memoryMegabytes,
    commandLine,
    onLine: (text) => bridge.control({ event: 'line', text }),
    autostart: !restoring,
  });
  if (restoring) {
    const unpacked = (await file('state')).body.pipeThrough(new DecompressionStream('gzip'));
    await machine.restoreState(await new Response(unpacked).arrayBuffer());
  }
  return { engine: machine.engine };
}

function accept(port, channel) {
  const inner = machine.connect(port);
  inner.onopen = () => channel.accepted();
  join(channel, inner);
}

const bridge = await connectHost(accept, {
  open,
  start: () => machine.start(),
  send: ({ text }) => machine.send(text),
  stop: () => machine.stop(),
});
