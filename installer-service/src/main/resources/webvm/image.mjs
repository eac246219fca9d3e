// The files of a guest image and of what was prepared from it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const PREPARED_FORMAT = 1;

/** @returns { kernel, initrd, bios, vgaBios (paths), disk (path), manifest } */
export function imageOf(folder) {
  return {
    kernel: join(folder, 'kernel'),
    initrd: join(folder, 'initrd'),
    bios: join(folder, 'bios.bin'),
    vgaBios: join(folder, 'vgabios.bin'),
    disk: join(folder, 'disk.ext4'),
    manifest: readJson(join(folder, 'manifest.json')),
  };
}

/** A file's bytes as an ArrayBuffer of their own, as the engine wants them. */
export function bytesOf(path) {
  const bytes = readFileSync(path);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}

/**
 * What mode prepare made, once it is known to fit.
 * @throws {Error} when it belongs to another image, engine or memory size
 */
export function preparedOf(folder, { image, engine, memoryMegabytes }) {
  const manifest = readJson(join(folder, 'prepared.json'));
  const wanted = { format: PREPARED_FORMAT, image: image.manifest.sha256, engine, memoryMegabytes };
  for (const [name, value] of Object.entries(wanted)) {
    if (manifest[name] !== value) {
      throw new Error(`${folder} was prepared for ${name} ${manifest[name]}, not ${value}; prepare it again`);
    }
  }
  return {
    manifest,
    state: join(folder, 'snapshot', 'state.gz'),
    snapshotDisk: join(folder, 'snapshot', 'disk'),
    disk: join(folder, 'prepared', 'disk'),
  };
}

export function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
