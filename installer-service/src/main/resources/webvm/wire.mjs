// As much of PostgreSQL's protocol as it takes to prove that a server answers: SCRAM, one simple query, goodbye.
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

const hmac = (key, text) => createHmac('sha256', key).update(text).digest();
const sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const xor = (a, b) => Buffer.from(a.map((byte, i) => byte ^ b[i]));
const cstring = (text) => Buffer.from(`${text}\0`);

function message(type, body) {
  const head = Buffer.alloc(5);
  head.write(type, 0);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/**
 * Connects over a Channel, runs one query, and gives the first column of the rows as text.
 * @throws {Error} with the server's own words, or when there is no answer within the time
 */
export function query(channel, { user = 'postgres', database = 'postgres', password, sql, millis = 30_000 }) {
  return new Promise((resolve, reject) => {
    const rows = [];
    let pending = Buffer.alloc(0);
    let failure;
    const scram = new Scram(password);
    const finish = (error) => {
      clearTimeout(timer);
      channel.abort();
      error ? reject(error) : resolve(rows);
    };
    const timer = setTimeout(() => finish(new Error(`no answer to '${sql}' within ${millis / 1000} s`)), millis);
    channel.onopen = () => {
      const body = Buffer.concat([Buffer.from([0, 3, 0, 0]), cstring('user'), cstring(user), cstring('database'),
        cstring(database), Buffer.from([0])]);
      const head = Buffer.alloc(4);
      head.writeInt32BE(body.length + 4);
      channel.write(Buffer.concat([head, body]));
    };
    channel.onend = () => finish(failure ?? new Error('the server ended the connection'));
    channel.onclose = (error) => finish(failure ?? error ?? new Error('the connection was closed'));
    channel.ondata = (bytes) => {
      pending = Buffer.concat([pending, bytes]);
      while (pending.length >= 5 && pending.length > pending.readInt32BE(1)) {
        const length = pending.readInt32BE(1);
        const type = String.fromCharCode(pending[0]);
        const body = pending.subarray(5, length + 1);
        pending = pending.subarray(length + 1);
        try {
          take(type, body);
        } catch (error) {
          finish(error);
        }
      }
    };
    let asked = false;
    function take(type, body) {
      if (type === 'R') {
        const reply = scram.answer(body);
        if (reply) {
          channel.write(message('p', reply));
        }
      } else if (type === 'Z' && !asked) {
        asked = true;
        channel.write(message('Q', cstring(sql)));
      } else if (type === 'Z') {
        channel.write(message('X', Buffer.alloc(0)));
        channel.onclose = channel.onend = () => finish(failure);
        channel.end();
      } else if (type === 'D') {
        const size = body.readInt32BE(2);
        rows.push(size < 0 ? null : body.toString('utf8', 6, 6 + size));
      } else if (type === 'E') {
        failure = new Error(/M([^\0]*)\0/.exec(body.toString('utf8').replace(/^[^M]*\0(?=M)/, ''))?.[1] ?? 'error');
      }
    }
  });
}

class Scram {
  #password;
  #nonce = randomBytes(18).toString('base64');

  constructor(password) {
    this.#password = password;
  }

  /** The reply to an authentication message, undefined when none is due. */
  answer(body) {
    const kind = body.readInt32BE(0);
    if (kind === 10) {
      const first = Buffer.from(`n,,n=,r=${this.#nonce}`);
      const size = Buffer.alloc(4);
      size.writeInt32BE(first.length);
      return Buffer.concat([cstring('SCRAM-SHA-256'), size, first]);
    }
    if (kind === 11) {
      return this.#proof(body.toString('utf8', 4));
    }
    if (kind === 0 || kind === 12) {
      return undefined;
    }
    throw new Error(`the server asks for authentication ${kind}`);
  }

  #proof(serverFirst) {
    const given = Object.fromEntries(serverFirst.split(',').map((part) => [part[0], part.slice(2)]));
    const salted = pbkdf2Sync(this.#password, Buffer.from(given.s, 'base64'), Number(given.i), 32, 'sha256');
    const clientKey = hmac(salted, 'Client Key');
    const withoutProof = `c=biws,r=${given.r}`;
    const signed = `n=,r=${this.#nonce},${serverFirst},${withoutProof}`;
    const proof = xor(clientKey, hmac(sha256(clientKey), signed)).toString('base64');
    return Buffer.from(`${withoutProof},p=${proof}`);
  }
}
