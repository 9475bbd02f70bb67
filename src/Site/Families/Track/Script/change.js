// What may be said of a change, and what makes it hard to judge.
import { daysBetween } from './days.js';
import { raterOf } from './entries.js';

/** Two changes nearer than this cannot be told apart: our own rule, no study's. */
export const WEEKS_APART = 8;

/** Pairs of neighbouring changes of treatment that are too near to each other. */
export function tooClose(changes, weeks = WEEKS_APART) {
  return changes.slice(1).map((second, i) => ({ first: changes[i], second, days: daysBetween(changes[i].day, second.day) })).filter((pair) => pair.days < weeks * 7);
}

/** How many different people filled in the forms. */
export const raters = (forms) => [...new Set(forms.map(raterOf))];

/**
 * The first and the last whole form of the person who filled in most of them.
 * @param {{ day: string, total: number | null, rater: string, who: string }[]} scored oldest first
 * @param {{ points: number } | null} reliable smallest change beyond the scale's own error; null while nobody knows it
 */
export function compare(scored, reliable) {
  const whole = scored.filter((s) => s.total !== null);
  const by = Map.groupBy?.(whole, raterOf) ?? group(whole);
  const most = [...by.values()].sort((a, b) => b.length - a.length)[0] ?? [];
  if (most.length < 2) return null;
  const [first, last] = [most[0], most.at(-1)];
  const difference = last.total - first.total;
  return { first, last, difference, beyondError: reliable === null ? null : Math.abs(difference) > reliable.points };
}

function group(scored) {
  const by = new Map();
  for (const s of scored) by.set(raterOf(s), [...(by.get(raterOf(s)) ?? []), s]);
  return by;
}

/**
 * Where the total would go without cells, from the published mean change between ages, starting at a child's first total.
 * Ages outside those published are left out: nothing is drawn further than was read.
 * @param {{ from: number, to: number, change: number }[]} norms points from one age in years to another
 */
export function withoutCells(norms, age, total, until) {
  const course = [{ age, total }];
  for (const norm of [...norms].sort((a, b) => a.from - b.from)) {
    const at = course.at(-1);
    if (at.age < norm.from || at.age >= norm.to || at.age >= until) continue;
    const next = Math.min(norm.to, until);
    course.push({ age: next, total: at.total + (norm.change * (next - at.age)) / (norm.to - norm.from) });
  }
  return course.length > 1 ? course : [];
}
