// Gives one page its files and its one WebSocket, over HTTP on loopback; to nobody who does not know the token.
import { randomBytes } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import http from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const TYPES = { '.html': 'text/html; charset=utf-8', '.mjs': 'text/javascript', '.js': 'text/javascript', '.wasm': 'application/wasm' };
/** Modules beside this one that run in a page, too. */
const SHARED = ['machine.mjs', 'network.mjs', 'connection.mjs', 'inbox.mjs', 'send-queue.mjs', 'frames.mjs', 'page-bridge.mjs'];

function fileOf(folders, path) {
  const [first, ...rest] = path.split('/');
  const folder = folders.get(first);
  if (!folder || path.includes('\0')) {
    return undefined;
  }
  const file = rest.length === 0 ? folder : normalize(join(folder, ...rest));
  return file === folder || file.startsWith(folder.endsWith(sep) ? folder : folder + sep) ? file : undefined;
}

function send(request, response, file) {
  let size;
  try {
    const stat = statSync(file);
    if (!stat.isFile()) {
      throw new Error('no file');
    }
    size = stat.size;
  } catch {
    response.writeHead(404).end();
    return;
  }
  const headers = {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'cache-control': 'no-store',
    'accept-ranges': 'bytes',
  };
  const range = /^bytes=(\d+)-(\d+)?$/.exec(request.headers.range ?? '');
  let start = 0;
  let end = size - 1;
  if (range) {
    start = Number(range[1]);
    end = Math.min(range[2] === undefined ? end : Number(range[2]), end);
    if (start > end) {
      response.writeHead(416, { 'content-range': `bytes */${size}` }).end();
      return;
    }
    headers['content-range'] = `bytes ${start}-${end}/${size}`;
  }
  response.writeHead(range ? 206 : 200, { ...headers, 'content-length': end - start + 1 });
  if (request.method === 'HEAD' || size === 0) {
    response.end();
    return;
  }
  createReadStream(file, { start, end }).on('error', () => response.destroy()).pipe(response);
}

/**
 * @param folders name → folder or file that the page may read below "name/"
 * @param port 0: any
 * @returns url of the page, port, socket() → the page's WebSocket once it is there, close()
 */
export async function servePage({ page, folders, port = 0 }) {
  const token = randomBytes(24).toString('hex');
  const all = new Map(Object.entries({ page: join(HERE, 'page'), ...folders }));
  SHARED.forEach((name) => all.set(name, join(HERE, name)));
  const prefix = `/${token}/`;
  const server = http.createServer((request, response) => {
    const path = request.url.split('?')[0]; // no name here needs escapes
    const file = path.startsWith(prefix) && ['GET', 'HEAD'].includes(request.method)
      ? fileOf(all, path.slice(prefix.length)) : undefined;
    file ? send(request, response, file) : response.writeHead(404).end();
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 * 1024 });
  let arrived;
  const socket = new Promise((resolve) => (arrived = resolve));
  let taken = false;
  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => {});
    if (taken || request.url !== `${prefix}socket` || request.headers.origin !== origin) {
      stream.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    taken = true;
    stream.setNoDelay(true);
    sockets.handleUpgrade(request, stream, head, arrived);
  });
  return {
    url: `${origin}${prefix}page/${page}`,
    port: server.address().port,
    socket: () => socket,
    close: () => {
      sockets.clients.forEach((one) => one.terminate());
      server.closeAllConnections();
      server.close();
    },
  };
}
