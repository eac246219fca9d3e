// Writes the dashboards, or with --check only says which of them are not what their source says (exit code 1).
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import candidates from './candidates.mjs';
import runs from './runs.mjs';
import services from './services.mjs';
import verdict from './verdict.mjs';

const check = process.argv.includes('--check');
const different = [];
for (const [name, dashboard] of Object.entries({ runs, verdict, candidates, services })) {
  const file = fileURLToPath(new URL(`../dashboards/${name}.json`, import.meta.url));
  const json = `${JSON.stringify(dashboard, null, 2)}\n`;
  if (!check) {
    writeFileSync(file, json);
  } else if (readFileSync(file, 'utf8') !== json) {
    different.push(name);
  }
}
if (different.length > 0) {
  console.error(`not as their source says: ${different.join(', ')}; run node deploy/grafana/source/generate.mjs`);
  process.exitCode = 1;
}
