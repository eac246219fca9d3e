// A guest under watch: waits for its stages, sends it commands, and tells when it has died.
import { createWriteStream } from 'node:fs';
import { parseLine } from './guest-lines.mjs';

const KEPT_LINES = 60;
export const HEARTBEAT_MS = 5000;
const SILENCE_MS = 60_000; // a busy guest may take long to answer

export class Guest {
  machine;
  #waiting = []; // { matches, resolve, reject, timer }
  #last = [];
  #console;
  #heard = Date.now();
  #dead;
  #beat;
  onstage = () => {};
  onusage = () => {};
  ondeath = () => {};

  /** @param consolePath file for all that the guest prints, or undefined */
  constructor(consolePath) {
    this.#console = consolePath && createWriteStream(consolePath, { flags: 'a', mode: 0o600 });
    this.#console?.on('error', () => {}); // a full disk must not end the machine
  }

  /** The last lines of the console, for error messages. */
  get lastLines() {
    return this.#last;
  }

  /** To be given to the machine. */
  line = (text) => {
    this.#heard = Date.now();
    this.#console?.write(`${text}\n`);
    const said = parseLine(text);
    if (said.kind !== 'usage') {
      this.#last.push(text);
      this.#last.splice(0, this.#last.length - KEPT_LINES);
    }
    if (said.kind === 'failed') {
      this.#die(`the guest failed at: ${said.step}`);
    } else if (said.kind === 'panic') {
      this.#die(said.reason);
    } else if (said.kind === 'usage') {
      this.onusage(said);
    } else if (said.kind !== 'other') {
      this.onstage(said);
    }
    this.#waiting = this.#waiting.filter((one) => {
      if (one.matches(said)) {
        clearTimeout(one.timer);
        one.resolve(said);
        return false;
      }
      return true;
    });
  };

  /** Waits for a line that matches. Rejects after the time, or at once when the guest dies. */
  when(what, matches, millis) {
    if (this.#dead) {
      return Promise.reject(this.#dead);
    }
    return new Promise((resolve, reject) => {
      const one = { matches, resolve, reject };
      one.timer = setTimeout(() => {
        this.#waiting = this.#waiting.filter((other) => other !== one);
        reject(new Error(`the guest did not say '${what}' within ${Math.round(millis / 1000)} s`));
      }, millis);
      this.#waiting.push(one);
    });
  }

  ready(millis) {
    return this.when('ready', (said) => said.kind === 'ready', millis);
  }

  /** Sends a command and waits until it is done. */
  async command(text, millis) {
    const word = text.split(' ')[0];
    const done = this.when(`done ${word}`, (said) => said.kind === 'done' && said.command === word, millis);
    this.machine.send(text);
    await done;
  }

  /** Asks for the guest's figures now and then; a guest that says nothing for a minute is dead. */
  startHeartbeat() {
    this.#heard = Date.now();
    this.#beat = setInterval(() => {
      if (Date.now() - this.#heard > SILENCE_MS) {
        this.#die(`no sign of life from the guest for ${SILENCE_MS / 1000} s`);
      } else {
        this.machine.send('usage');
      }
    }, HEARTBEAT_MS);
  }

  stopHeartbeat() {
    clearInterval(this.#beat);
  }

  /** Shuts PostgreSQL and the guest down in order. */
  async shutDown(millis) {
    this.stopHeartbeat();
    await this.command('stop', millis);
  }

  #die(reason) {
    if (this.#dead) {
      return;
    }
    this.#dead = new Error(reason);
    this.stopHeartbeat();
    for (const one of this.#waiting) {
      clearTimeout(one.timer);
      one.reject(this.#dead);
    }
    this.#waiting = [];
    this.ondeath(this.#dead);
  }
}
