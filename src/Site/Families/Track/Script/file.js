// The file a family keeps or moves to another device.
import { KINDS, entryOf, faults } from './entries.js';
import { firstFault } from './place.js';

export const FORMAT = 'equipoise-track';
export const VERSION = 1;
export const LARGEST = 20 * 1024 * 1024;
const LONGEST_ID = 64;

/** The text of the file. */
export function write(entries, day) {
  return JSON.stringify({ format: FORMAT, version: VERSION, saved: day, entries: entries.map(entryOf) }, null, 1) + '\n';
}

const refused = (code, values = {}) => ({ refused: { code, values }, entries: [], faults: [] });

/**
 * Reads a file. What is whole is in `entries`; what is not is named in `faults`, with its number in the file.
 * `refused` says why nothing at all could be read.
 * @param {string} text
 * @param {{ today: string, sheet: object, children: Map<string, object> }} around `children` are those already kept on the device.
 */
export function read(text, around) {
  const plain = text.replace(/^\uFEFF/, '');
  if (plain.trim() === '') return refused('file-empty');
  const broken = firstFault(plain);
  if (broken) return refused('file-broken', broken);
  const file = JSON.parse(plain);
  if (file === null || typeof file !== 'object' || file.format !== FORMAT) return refused('file-other');
  if (!Number.isInteger(file.version) || file.version < 1) return refused('file-other');
  if (file.version > VERSION) return refused('file-newer');
  if (!Array.isArray(file.entries)) return refused('file-other');
  return sift(file.entries, around);
}

function sift(objects, around) {
  const children = new Map(around.children);
  const seen = new Set();
  const rough = objects.map((object, i) => ({ number: i + 1, ...shapeOf(object, seen) }));
  for (const { entry } of rough) if (entry?.kind === 'child' && faults(entry, around).length === 0) children.set(entry.id, entry);
  const entries = [];
  const wrong = [];
  for (const { number, entry, fault } of rough) {
    const found = entry ? faults(entry, { ...around, children }) : [fault];
    if (found.length === 0) entries.push(entry);
    else wrong.push(...found.map((f) => ({ number, kind: entry?.kind ?? null, ...f })));
  }
  return { refused: null, entries, faults: wrong };
}

function shapeOf(object, seen) {
  if (object === null || typeof object !== 'object' || !KINDS.includes(object.kind)) return { fault: { field: 'kind', code: 'no-kind', values: {} } };
  if (typeof object.id !== 'string' || object.id === '' || object.id.length > LONGEST_ID) return { fault: { field: 'id', code: 'bad-id', values: {} } };
  if (seen.has(object.id)) return { fault: { field: 'id', code: 'same-id', values: {} } };
  seen.add(object.id);
  return { entry: entryOf(object) };
}
