// Bringing a file together with what the device already keeps. Nothing is replaced unless the family says so.
import { newId, same } from './entries.js';

/** What a file would add, what it has alike, and where the two say different things. */
export function plan(mine, theirs) {
  const kept = new Map(mine.map((e) => [e.id, e]));
  const added = theirs.filter((e) => !kept.has(e.id));
  const both = theirs.filter((e) => kept.has(e.id)).map((e) => ({ mine: kept.get(e.id), theirs: e }));
  return { added, alike: both.filter((b) => same(b.mine, b.theirs)).length, differing: both.filter((b) => !same(b.mine, b.theirs)) };
}

/**
 * The entries to put, by what the family chose for those that differ: `mine`, `theirs`, or `both`.
 * A child cannot be there twice under one id: with `both` the child stays as it is on the device.
 */
export function settle({ added, differing }, choice, fresh = newId) {
  if (choice === 'theirs') return [...added, ...differing.map((d) => d.theirs)];
  if (choice === 'both') return [...added, ...differing.filter((d) => d.theirs.kind !== 'child').map((d) => ({ ...d.theirs, id: fresh() }))];
  return added;
}
