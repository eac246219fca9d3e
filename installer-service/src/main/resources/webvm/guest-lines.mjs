// What the guest says on its console, and what it says of itself. No node: imports: this runs in a page too.

/** One line's meaning: { kind: booted|initdb|ready|failed|done|usage|panic|other, … }. */
export function parseLine(text) {
  if (/Kernel panic|not syncing|No working init/.test(text)) {
    return { kind: 'panic', reason: text };
  }
  const match = /pgfit: (\S+) ?(.*)$/.exec(text);
  if (!match) {
    return { kind: 'other' };
  }
  const [, word, rest] = match;
  switch (word) {
    case 'booted':
    case 'initdb':
    case 'ready':
      return { kind: word, uptimeSeconds: Number(rest) };
    case 'failed':
      return { kind: 'failed', step: rest };
    case 'done':
      return { kind: 'done', command: rest };
    case 'no': // the initial ramdisk: no module, no root
      return { kind: /^root/.test(rest) ? 'panic' : 'other', reason: text };
    case 'usage':
      return { kind: 'usage', ...usage(rest) };
    default:
      return { kind: 'other' };
  }
}

function usage(rest) {
  const given = Object.fromEntries(rest.split(' ').map((pair) => pair.split('=')));
  return {
    memoryTotalBytes: Number(given.total),
    memoryAvailableBytes: Number(given.available),
    databasePssBytes: Number(given.pss),
    load: Number(given.load),
    processes: Number(given.processes),
  };
}

/** PostgreSQL's settings as the guest takes them; an error for what its line can't carry. */
export function settingsText(settings, between) {
  return Object.entries(settings ?? {})
    .map(([name, value]) => {
      if (!/^[a-z_.]+$/.test(name) || /[\s,'"\\:=]/.test(String(value))) {
        throw new Error(`the guest can't be given the setting ${name} = ${value}`);
      }
      return `${name}${between}${value}`;
    })
    .join(',');
}

/** What the kernel's command line tells the guest's init. */
export function commandLine({ major, password, settings, nowMillis }) {
  return [
    `pgfit.major=${major}`,
    `pgfit.password=${password}`,
    `pgfit.settings=${settingsText(settings, ':')}`,
    `pgfit.clock=${Math.floor(nowMillis / 1000)}`,
  ].join(' ');
}
