// Serves what the candidate in the same pod uses: GET /usage answers one JSON object, GET /live an empty one.
//   node usage.mjs '{"port":8090,"data":"/data"}'
// The pod shares its process namespace. So the candidate's processes are in this container's /proc, and through
// /proc/<pid>/root/sys/fs/cgroup its own control group can be read, by whoever has the same user and no less rights:
// no privilege is needed. Versions 1 and 2 of control groups.
import { readFileSync, readdirSync, readlinkSync, lstatSync, statfsSync } from 'node:fs';
import { createServer } from 'node:http';

const options = JSON.parse(process.argv[2]);
const proc = options.proc ?? '/proc'; // another one only for tests, with recorded trees
const DISK_AGE = 950;

const text = (file) => {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return undefined; // gone, or not there in this version
  }
};

// the number after a key at the start of a line, in `key 12` and `Key:   12 kB`
const number = (lines, key) => Number(lines?.match(new RegExp(`^${key}:?\\s+(\\d+)`, 'm'))?.[1] ?? 0);
const whole = (file) => Number(text(file) ?? 0);

// who has a root of its own is another container's; process 1 is the sandbox's
const home = readlinkSync(`${proc}/self/ns/mnt`);
const strangers = () =>
  readdirSync(proc)
    .filter((name) => /^\d+$/.test(name) && name !== '1' && name !== String(process.pid))
    .filter((pid) => {
      try {
        return readlinkSync(`${proc}/${pid}/ns/mnt`) !== home;
      } catch {
        return false; // ended, or not ours to see
      }
    })
    .map((pid) => {
      // the name in brackets may hold anything: see proc_pid_stat(5)
      const fields = text(`${proc}/${pid}/stat`)?.replace(/^.*\) /s, '').split(' ');
      return fields && fields[0] !== 'Z' ? { pid, threads: Number(fields[17]), born: Number(fields[19]) } : undefined;
    })
    .filter(Boolean);

const group2 = (root) => {
  const stat = text(`${root}/memory.stat`);
  let read = 0;
  let written = 0;
  const io = text(`${root}/io.stat`);
  for (const [, r, w] of io?.matchAll(/rbytes=(\d+) wbytes=(\d+)/g) ?? []) {
    read += Number(r);
    written += Number(w);
  }
  return {
    version: 2,
    cpuNanos: number(text(`${root}/cpu.stat`), 'usage_usec') * 1000,
    memory: whole(`${root}/memory.current`),
    reclaimable: number(stat, 'inactive_file'),
    used: number(stat, 'anon') + number(stat, 'file_mapped'),
    oomKills: number(text(`${root}/memory.events`), 'oom_kill'),
    io: io === undefined ? undefined : { read, written },
  };
};

const group1 = (root) => {
  const stat = text(`${root}/memory/memory.stat`);
  const folder = `${root}/blkio/blkio.throttle.io_service_bytes`;
  const io = text(`${folder}_recursive`) ?? text(folder);
  const sum = (kind) =>
    [...io.matchAll(new RegExp(`^\\d+:\\d+ ${kind} (\\d+)`, 'gm'))].reduce((all, [, bytes]) => all + Number(bytes), 0);
  return {
    version: 1,
    cpuNanos: whole(`${root}/cpuacct/cpuacct.usage`) || whole(`${root}/cpu,cpuacct/cpuacct.usage`),
    memory: whole(`${root}/memory/memory.usage_in_bytes`),
    reclaimable: number(stat, 'total_inactive_file'),
    used: number(stat, 'total_rss') + number(stat, 'total_mapped_file'),
    oomKills: number(text(`${root}/memory/memory.oom_control`), 'oom_kill'),
    io: io === undefined ? undefined : { read: sum('Read'), written: sum('Write') },
  };
};

const group = (pid) => {
  const root = `${proc}/${pid}/root/sys/fs/cgroup`;
  const found = text(`${root}/cgroup.controllers`) === undefined ? group1(root) : group2(root);
  if (found.cpuNanos === 0) {
    throw new Error(`the control group of process ${pid} can't be read through ${root}`);
  }
  return found;
};

const processes = (list) => {
  const sum = { rss: 0, pss: 0, read: 0, written: 0, threads: 0 };
  for (const { pid, threads } of list) {
    const memory = text(`${proc}/${pid}/smaps_rollup`);
    const io = text(`${proc}/${pid}/io`);
    sum.rss += number(memory, 'Rss') * 1024;
    sum.pss += number(memory, 'Pss') * 1024;
    sum.read += number(io, 'read_bytes');
    sum.written += number(io, 'write_bytes');
    sum.threads += threads;
  }
  return sum;
};

const sizeOf = (folder) => {
  let bytes = 0;
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        bytes += sizeOf(path);
      } else {
        try {
          bytes += lstatSync(path).size;
        } catch {
          // removed meanwhile
        }
      }
    }
  } catch {
    // removed meanwhile
  }
  return bytes;
};

let disk = { at: -Infinity, bytes: 0, free: 0 };
const diskNow = () => {
  const now = performance.now();
  if (now - disk.at > DISK_AGE) {
    const { bavail, bsize } = statfsSync(options.data);
    disk = { at: now, bytes: sizeOf(options.data), free: bavail * bsize };
  }
  return disk;
};

// the pod has one network: what this program itself says and hears is taken off
const own = { received: 0, sent: 0 };
const open = new Set();
const network = () => {
  const sum = { received: -own.received, sent: -own.sent };
  for (const socket of open) {
    sum.received -= socket.bytesRead;
    sum.sent -= socket.bytesWritten;
  }
  for (const line of text(`${proc}/self/net/dev`)?.split('\n').slice(2) ?? []) {
    const [name, fields] = line.split(':');
    if (fields && name.trim() !== 'lo') {
      const figures = fields.trim().split(/\s+/).map(Number);
      sum.received += figures[0];
      sum.sent += figures[8];
    }
  }
  return { received: Math.max(0, sum.received), sent: Math.max(0, sum.sent) };
};

const usage = () => {
  const list = strangers();
  if (list.length === 0) {
    return { running: false };
  }
  const first = list.reduce((a, b) => (b.born < a.born ? b : a));
  const cgroup = group(first.pid);
  const sum = processes(list);
  const { bytes, free } = diskNow();
  const { received, sent } = network();
  return {
    running: true,
    life: `${first.pid}-${first.born}`,
    cgroup: cgroup.version,
    cpuNanos: cgroup.cpuNanos,
    rssBytes: sum.rss || cgroup.used,
    pssBytes: sum.pss || cgroup.used,
    workingSetBytes: Math.max(0, cgroup.memory - cgroup.reclaimable),
    oomKills: cgroup.oomKills,
    ioReadBytes: cgroup.io?.read ?? sum.read,
    ioWrittenBytes: cgroup.io?.written ?? sum.written,
    networkReceivedBytes: received,
    networkSentBytes: sent,
    diskBytes: bytes,
    diskFreeBytes: free,
    processes: list.length,
    threads: sum.threads,
  };
};

const answers = { '/usage': usage, '/live': () => ({}) };

const server = createServer((request, response) => {
  const answer = answers[request.url];
  let status = answer ? 200 : 404;
  let body = {};
  try {
    body = answer ? answer() : { error: `no ${request.url} here` };
  } catch (failure) {
    status = 503;
    body = { error: failure.message };
  }
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
});
server.keepAliveTimeout = 60_000;
server.on('connection', (socket) => {
  open.add(socket);
  socket.on('close', () => {
    open.delete(socket);
    own.received += socket.bytesRead;
    own.sent += socket.bytesWritten;
  });
});
process.on('SIGTERM', () => process.exit(0));
server.listen(options.port, () => console.log(JSON.stringify({ ready: true, port: server.address().port })));
