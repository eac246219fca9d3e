// Serves what the candidate in the same pod uses: GET /usage answers one JSON object, GET /live an empty one.
//   node usage.mjs '{"port":8090,"data":"/data"}'
// The pod shares its process namespace. So the candidate's processes are in this container's /proc, and through
// /proc/<pid>/root/sys/fs/cgroup its own control group can be read, by whoever has the same user and no less rights:
// no privilege is needed. Versions 1 and 2 of control groups.
import { readFileSync, readdirSync, readlinkSync, lstatSync, statfsSync } from 'node:fs';
import { createServer } from 'node:http';

const options = JSON.parse(process.argv[2]);
const proc = options.proc ?? '/proc'; // another one only for tests, with recorded trees

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

// Something dear, made anew when it is due: so seldom that it takes no more than a share of the time.
const seldom = (share, least, make) => {
  let value;
  let due = -Infinity;
  return (again) => {
    const before = performance.now();
    if (again || before >= due) {
      value = make();
      const now = performance.now();
      due = now + Math.max(least, (now - before) / share);
    }
    return value;
  };
};

const sumOf = (list, figure) => list.reduce((sum, one) => sum + figure(one), 0);

// what proportional sets are is dear to know, and the kernel holds up the process for it: in between, what resident sets
// have grown by since
let all = [];
const held = () => {
  const states = all.map(({ pid }) => text(`${proc}/${pid}/status`));
  return {
    rss: sumOf(states, (state) => number(state, 'VmRSS')) * 1024,
    anonymous: sumOf(states, (state) => number(state, 'RssAnon')) * 1024,
  };
};
const proportional = seldom(0.03, 100, () => {
  const rollups = all.map(({ pid }) => text(`${proc}/${pid}/smaps_rollup`));
  return {
    rss: held().rss,
    pss: sumOf(rollups, (rollup) => number(rollup, 'Pss')) * 1024,
  };
});

const processes = (list) => {
  const known = all.map(({ pid }) => pid).join();
  all = list;
  const exact = proportional(known !== list.map(({ pid }) => pid).join());
  const { rss, anonymous } = held();
  return {
    rss,
    pss: exact.pss && Math.max(0, exact.pss + rss - exact.rss),
    anonymous,
    threads: sumOf(list, ({ threads }) => threads),
  };
};

const storage = (list) => {
  const texts = list.map(({ pid }) => text(`${proc}/${pid}/io`));
  return {
    read: sumOf(texts, (io) => number(io, 'read_bytes')),
    written: sumOf(texts, (io) => number(io, 'write_bytes')),
  };
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

const disk = seldom(0.01, 950, () => {
  const { bavail, bsize } = statfsSync(options.data);
  return { bytes: sizeOf(options.data), free: bavail * bsize };
});

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
  const io = cgroup.io ?? storage(list);
  const { bytes, free } = disk();
  const { received, sent } = network();
  return {
    running: true,
    life: `${first.pid}-${first.born}`,
    cgroup: cgroup.version,
    cpuNanos: cgroup.cpuNanos,
    rssBytes: sum.rss || cgroup.used,
    pssBytes: sum.pss || cgroup.used,
    anonymousBytes: sum.anonymous || cgroup.used,
    workingSetBytes: Math.max(0, cgroup.memory - cgroup.reclaimable),
    oomKills: cgroup.oomKills,
    ioReadBytes: io.read,
    ioWrittenBytes: io.written,
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
