// Ethernet frames between us and the guest's network card: ARP and TCP over IPv4, nothing else.
// No node: imports: this runs in a page too.

export const FIN = 1;
export const SYN = 2;
export const RST = 4;
export const PSH = 8;
export const ACK = 16;

const ETHERNET = 14;
const IPV4 = 20;
const TCP = 20;
export const HEADERS = IPV4 + TCP;

/** The frame's meaning, or undefined when it is none of ours. Data is a view of the frame, not a copy. */
export function decode(frame) {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (frame.byteLength < ETHERNET + 28) {
    return undefined;
  }
  const ethertype = view.getUint16(12);
  const sender = frame.slice(6, 12);
  if (ethertype === 0x0806) {
    return { arp: view.getUint16(20), sender, from: frame.slice(28, 32), about: frame.slice(38, 42) };
  }
  if (ethertype !== 0x0800 || frame[23] !== 6) {
    return undefined;
  }
  const header = (frame[14] & 15) * 4;
  const end = ETHERNET + view.getUint16(16);
  const at = ETHERNET + header;
  return {
    tcp: {
      from: view.getUint16(at),
      to: view.getUint16(at + 2),
      seq: view.getUint32(at + 4),
      ack: view.getUint32(at + 8),
      flags: frame[at + 13],
      window: view.getUint16(at + 14),
      // only a SYN carries options we care for: its MSS says how large our segments may be
      mss: frame[at + 13] & SYN ? maximumSegment(frame, at, view) : undefined,
      data: frame.subarray(at + (frame[at + 12] >> 4) * 4, end),
    },
    sender,
  };
}

function maximumSegment(frame, at, view) {
  const end = at + (frame[at + 12] >> 4) * 4;
  for (let i = at + TCP; i < end && frame[i] !== 0; i += frame[i] === 1 ? 1 : Math.max(2, frame[i + 1])) {
    if (frame[i] === 2) {
      return view.getUint16(i + 2);
    }
  }
  return 536;
}

/** kind 1 asks who has an address, 2 answers. */
export function encodeArp(kind, { ourMac, ourIp, theirMac, theirIp }) {
  const frame = new Uint8Array(60);
  const known = theirMac ?? new Uint8Array(6).fill(255);
  frame.set(known, 0);
  frame.set(ourMac, 6);
  frame.set([8, 6, 0, 1, 8, 0, 6, 4, 0, kind], 12);
  frame.set(ourMac, 22);
  frame.set(ourIp, 28);
  frame.set(theirMac ?? new Uint8Array(6), 32);
  frame.set(theirIp, 38);
  return frame;
}

/** `parts` are copied one after the other as the segment's data. */
export function encodeTcp({ ourMac, theirMac, ourIp, theirIp }, { from, to, seq, ack, flags, window, mss }, parts = []) {
  const options = mss ? 4 : 0;
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const total = IPV4 + TCP + options + length;
  const frame = new Uint8Array(ETHERNET + total);
  const view = new DataView(frame.buffer);
  frame.set(theirMac, 0);
  frame.set(ourMac, 6);
  view.setUint16(12, 0x0800);
  frame[14] = 0x45;
  view.setUint16(16, total);
  frame[20] = 0x40; // never in fragments
  frame[22] = 64;
  frame[23] = 6;
  frame.set(ourIp, 26);
  frame.set(theirIp, 30);
  view.setUint16(24, checksum(view, ETHERNET, IPV4, 0));
  const at = ETHERNET + IPV4;
  view.setUint16(at, from);
  view.setUint16(at + 2, to);
  view.setUint32(at + 4, seq);
  view.setUint32(at + 8, ack);
  frame[at + 12] = (TCP + options) << 2;
  frame[at + 13] = flags;
  view.setUint16(at + 14, window);
  if (options) {
    frame.set([2, 4, mss >> 8, mss & 255], at + TCP);
  }
  let offset = at + TCP + options;
  for (const part of parts) {
    frame.set(part, offset);
    offset += part.length;
  }
  const segment = TCP + options + length;
  const pseudo = sum16(view, 26, 8, 6 + segment);
  view.setUint16(at + 16, checksum(view, at, segment, pseudo));
  return frame;
}

function sum16(view, at, length, sum) {
  const end = at + (length & ~1);
  for (let i = at; i < end; i += 2) {
    sum += view.getUint16(i);
  }
  return length & 1 ? sum + (view.getUint8(end) << 8) : sum;
}

function checksum(view, at, length, start) {
  let sum = sum16(view, at, length, start);
  while (sum > 0xffff) {
    sum = (sum & 0xffff) + Math.floor(sum / 0x10000);
  }
  return ~sum & 0xffff;
}
