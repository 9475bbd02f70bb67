// What a family keeps: children, filled-in forms, days of the diary, and changes of treatment. Each is an entry of its own.
import { isDay, isMonth } from './days.js';
import { fits } from './score.js';

export const KINDS = ['child', 'form', 'diary', 'change'];
export const RATERS = ['mother', 'father', 'family', 'teacher', 'therapist', 'other'];
export const RATINGS = ['sleep', 'anxiety', 'distress', 'life'];
export const ACTS = ['start', 'stop', 'dose'];

export const LONGEST = { name: 60, who: 60, what: 200, note: 10_000 };
const MOST_RATING = 10;
const OLDEST_YEAR = 1900;

/** A new mark by which an entry is known. Pages without https have no randomUUID. */
export const newId = () => globalThis.crypto.randomUUID?.() ?? Array.from(globalThis.crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');

const isText = (value) => typeof value === 'string';

/** The fields of a kind; nothing else of an object is taken over. */
const FIELDS = {
  child: { name: '', born: null },
  form: { child: '', day: '', rater: '', who: '', answers: null },
  diary: { child: '', day: '', sleep: null, anxiety: null, distress: null, life: null, note: '' },
  change: { child: '', day: '', act: 'start', what: '' },
};

/** An entry with every field of its kind and no other. */
export function entryOf(object) {
  const entry = { kind: object.kind, id: object.id };
  for (const [field, none] of Object.entries(FIELDS[object.kind])) entry[field] = Object.hasOwn(object, field) ? object[field] : none;
  return entry;
}

/** Whether two entries say the same. */
export const same = (one, other) => JSON.stringify(entryOf(one)) === JSON.stringify(entryOf(other));

const fault = (field, code, values = {}) => ({ field, code, values });

function tooLong(entry, field) {
  if (!isText(entry[field])) return [fault(field, 'not-text')];
  const length = [...entry[field]].length;
  return length > LONGEST[field] ? [fault(field, 'too-long', { length, most: LONGEST[field], over: length - LONGEST[field] })] : [];
}

function dayFaults(entry, { today, children }) {
  if (entry.day === '') return [fault('day', 'no-day')];
  if (!isDay(entry.day)) return [fault('day', 'bad-day', { day: shown(entry.day) })];
  if (entry.day > today) return [fault('day', 'future-day', { day: entry.day })];
  if (Number(entry.day.slice(0, 4)) < OLDEST_YEAR) return [fault('day', 'bad-day', { day: entry.day })];
  const born = children.get(entry.child)?.born;
  return born && entry.day.slice(0, 7) < born ? [fault('day', 'before-birth', { day: entry.day })] : [];
}

function bornFaults({ born }, { today }) {
  if (born === null) return [];
  if (!isMonth(born) || Number(born.slice(0, 4)) < OLDEST_YEAR) return [fault('born', 'bad-month', { month: shown(born) })];
  return born > today.slice(0, 7) ? [fault('born', 'future-month', { month: born })] : [];
}

const shown = (value) => (isText(value) ? value : JSON.stringify(value) ?? '').slice(0, 40);

const whose = (entry, { children }) => (children.has(entry.child) ? [] : [fault('child', 'no-child')]);

const choice = (entry, field, choices) => (choices.includes(entry[field]) ? [] : [fault(field, `no-${field}`)]);

const ratings = (entry) => RATINGS.flatMap((field) => {
  const value = entry[field];
  return value === null || (Number.isInteger(value) && value >= 0 && value <= MOST_RATING) ? [] : [fault(field, 'bad-rating', { most: MOST_RATING })];
});

const CHECKS = {
  child: (entry, around) => [...tooLong(entry, 'name'), ...bornFaults(entry, around)],
  form: (entry, around) => [
    ...whose(entry, around), ...dayFaults(entry, around), ...choice(entry, 'rater', RATERS), ...tooLong(entry, 'who'),
    ...(fits(around.sheet, entry.answers) ? [] : [fault('answers', 'bad-answers')]),
  ],
  diary: (entry, around) => [
    ...whose(entry, around), ...dayFaults(entry, around), ...ratings(entry), ...tooLong(entry, 'note'),
    ...(RATINGS.every((field) => entry[field] === null) && isText(entry.note) && entry.note.trim() === '' ? [fault('note', 'nothing')] : []),
  ],
  change: (entry, around) => [
    ...whose(entry, around), ...dayFaults(entry, around), ...choice(entry, 'act', ACTS), ...tooLong(entry, 'what'),
    ...(isText(entry.what) && entry.what.trim() === '' ? [fault('what', 'no-what')] : []),
  ],
};

/**
 * What is wrong with an entry; empty when nothing is.
 * @param {{ today: string, sheet: object, children: Map<string, object> }} around
 * @returns {{ field: string, code: string, values: object }[]}
 */
export const faults = (entry, around) => CHECKS[entry.kind](entry, around);

/** The person who filled in a form, as far as can be told. */
export const raterOf = (form) => `${form.rater}|${form.who.trim().toLowerCase()}`;

/** Entries of a child and kind, the oldest day first. */
export const ofChild = (entries, child, kind) =>
  entries.filter((e) => e.kind === kind && e.child === child).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1));
