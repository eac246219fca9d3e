// What this program tells the installer: one JSON object per line on stdout, nothing else.
export function tell(object) {
  process.stdout.write(`${JSON.stringify(object)}\n`);
}

/** Says why, with the last lines of the guest's console, and ends once that is written. */
export function fail(reason, lines = []) {
  const text = lines.map((line) => `${line}\n`).join('') + `${JSON.stringify({ event: 'failed', reason })}\n`;
  process.stdout.write(text, () => process.exit(1));
  setTimeout(() => process.exit(1), 2000); // nobody reads
}

/** Libraries print where the protocol goes; that belongs on stderr. */
export function guardStdout() {
  console.log = console.error;
  console.info = console.error;
  console.debug = console.error;
}
