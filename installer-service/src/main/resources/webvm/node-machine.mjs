// The machine in this Node process.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { V86 } from 'v86';
import { bytesOf } from './image.mjs';
import { createMachine } from './machine.mjs';
import { OverlayDisk } from './overlay-disk.mjs';

/**
 * @param parts image (of imageOf), disk (folder for the changes), resume, seed (folder of changes to begin with),
 *     state (path of a saved machine, or undefined to boot), memoryMegabytes, commandLine, onLine
 * @returns a machine of machine.mjs, not started, and with { host, copyDisk(folder), changedBytes() }
 */
export async function openMachine({ image, disk, resume, seed, state, memoryMegabytes, commandLine, onLine }) {
  const key = String(image.manifest.sha256).slice(0, 32);
  const changes = new OverlayDisk(image.disk, disk, { resume, key });
  if (seed && !resume) {
    const from = new OverlayDisk(image.disk, seed, { resume: true, key });
    from.eachChange((start, bytes) => changes.write(start, bytes));
    from.close();
  }
  const machine = createMachine({
    V86,
    wasmUrlOrPath: fileURLToPath(new URL('v86.wasm', import.meta.resolve('v86'))),
    bios: bytesOf(image.bios),
    vgaBios: bytesOf(image.vgaBios),
    kernel: state ? undefined : bytesOf(image.kernel),
    initrd: state ? undefined : bytesOf(image.initrd),
    disk: changes,
    memoryMegabytes,
    commandLine,
    onLine,
    autostart: !state,
  });
  if (state) {
    const saved = gunzipSync(readFileSync(state));
    // 110 MB: not copied when it can be helped
    const whole = saved.byteOffset === 0 && saved.byteLength === saved.buffer.byteLength;
    await machine.restoreState(whole ? saved.buffer : saved.buffer.slice(saved.byteOffset, saved.byteOffset + saved.byteLength));
  }
  return Object.assign(machine, {
    host: `Node.js ${process.versions.node}`,
    /** The disk as it is now, into another folder; only while the machine stands still. */
    copyDisk(folder) {
      const copy = new OverlayDisk(image.disk, folder, { key });
      changes.eachChange((start, bytes) => copy.write(start, bytes));
      copy.close();
    },
    changedBytes: () => changes.changedBytes,
    /** Gives back what the start took: the kernel's file, a saved state, code of the boot and initdb that runs no more. */
    settle() {
      machine.forgetCode();
      setFlagsFromString('--expose-gc');
      runInNewContext('gc')();
    },
  });
}
