// Copies an evidence folder and multiplies its studies, for growth curves: node synthesise.mjs FROM TO TIMES
// The copies are invented records and say so; they never belong into data/.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [from, to, times] = process.argv.slice(2);
rmSync(to, { recursive: true, force: true });
cpSync(from, to, { recursive: true });
const studies = join(to, 'studies');
for (const file of readdirSync(studies)) {
  const text = readFileSync(join(studies, file), 'utf8');
  const alone = text.replace(/^overlaps:\n(?:[ -].*\n)*/m, '');
  const id = file.replace(/\.yaml$/, '');
  for (let copy = 2; copy <= Number(times); copy++) {
    const copied = alone
      .replace(/^id: .*$/m, `id: ${id}-synthetic-${copy}`)
      .replace(/^label: "?(.*?)"?$/m, (_, label) => `label: ${JSON.stringify(`${label} (synthetic ${copy})`)}`);
    writeFileSync(join(studies, `${id}-synthetic-${copy}.yaml`), copied);
  }
}
