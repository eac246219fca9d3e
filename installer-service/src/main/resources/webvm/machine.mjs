// One x86 machine in WebAssembly behind a small interface, so that another engine could take v86's place.
// No node: imports: this runs in a page too.
import { MTU, Network } from './network.mjs';

export const ENGINE = 'v86 0.5.462';

/** What the guest's kernel is told always. */
export const KERNEL_OPTIONS = [
  'console=ttyS0', 'quiet', 'tsc=reliable', 'mitigations=off', 'random.trust_cpu=on', 'nowatchdog', 'audit=0',
  // hardware this machine hasn't got
  'noisapnp', 'pnpbios=off', 'nomce',
  // tests of ciphers, certificates for modules and tracing took as long as the rest of the kernel's start: 12 of 24 s
  'cryptomgr.notests=1',
  'initcall_blacklist=load_system_certificate_list,init_kprobe_trace,crypto_kdf108_init',
  // hardening against a hostile process, which a machine of one database hasn't got: 4 % of initdb
  'init_on_alloc=0', 'hardened_usercopy=off', 'lsm=', 'randomize_kstack_offset=off', 'rcupdate.rcu_expedited=1',
];

/**
 * @param parts V86 (the class), wasmUrlOrPath, bios, vgaBios, kernel, initrd (ArrayBuffers), disk, memoryMegabytes,
 *     commandLine (kernel options beyond the usual), onLine(text) for each line of the serial console,
 *     autostart (true; false when a state is restored)
 * @returns { start(), connect(port) → Channel, send(line), saveState(), restoreState(buffer), stop(), engine }
 */
export function createMachine(parts) {
  const restoring = parts.autostart === false;
  const emulator = new parts.V86({
    wasm_path: parts.wasmUrlOrPath,
    bios: { buffer: parts.bios },
    vga_bios: { buffer: parts.vgaBios },
    // a state that is restored has the kernel in its memory
    bzimage: restoring ? undefined : { buffer: parts.kernel },
    initrd: restoring ? undefined : { buffer: parts.initrd },
    cmdline: [...KERNEL_OPTIONS, parts.commandLine].join(' '),
    memory_size: parts.memoryMegabytes * 1024 * 1024,
    vga_memory_size: 2 * 1024 * 1024,
    hda: parts.disk,
    acpi: false,
    disable_speaker: true,
    disable_keyboard: true,
    disable_mouse: true,
    // without a relay: the frames are ours
    net_device: { type: 'virtio', mtu: MTU },
    preserve_mac_from_state_image: true,
    autostart: false,
  });
  const network = new Network((frame) => emulator.bus.send('net0-receive', frame));
  emulator.add_listener('net0-send', (frame) => network.receive(frame));
  let line = [];
  emulator.add_listener('serial0-output-byte', (byte) => {
    if (byte === 10) {
      const text = new TextDecoder().decode(new Uint8Array(line)).trimEnd();
      line = [];
      parts.onLine(text);
    } else if (line.length < 4096) {
      line.push(byte);
    }
  });
  const loaded = new Promise((resolve) => emulator.add_listener('emulator-loaded', resolve));
  return {
    engine: ENGINE,
    async start() {
      await loaded;
      await emulator.run();
    },
    connect: (port) => network.connect(port),
    get connections() {
      return network.size;
    },
    send(text) {
      emulator.serial_send_bytes(0, new TextEncoder().encode(`${text}\n`));
    },
    /** The whole machine but for its disk, whose changes must be kept by who stores this. Stops the machine. */
    async saveState() {
      await emulator.stop();
      return emulator.save_state();
    },
    async restoreState(buffer) {
      await loaded;
      await emulator.restore_state(buffer);
    },
    /** Drops what the engine translated so far; it translates again what it needs. Nothing if the engine has no such thing. */
    forgetCode() {
      emulator.v86?.cpu?.jit_clear_cache?.();
    },
    async stop() {
      network.abortAll();
      await emulator.stop();
      await emulator.destroy();
    },
  };
}
