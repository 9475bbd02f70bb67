import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blank, fits, score } from '../../../../../src/Site/Families/Track/Script/score.js';
import { answers, sheet } from './sheet.mjs';

test('the best answers make 0 points, the worst 179', () => {
  assert.equal(score(sheet, answers((part) => part.points.indexOf(0))).total, 0);
  const worst = score(sheet, answers((part) => part.points.indexOf(Math.max(...part.points))));
  assert.deepEqual([worst.total, worst.most, worst.parts.map((p) => p.points)], [179, 179, [28, 40, 36, 75]]);
});

test('the first and third parts count downwards, the others upwards', () => {
  assert.deepEqual(score(sheet, answers(() => 0)).parts.map((p) => p.points), [28, 0, 36, 0]);
});

test('one missing answer takes the total and the points of its part, and is named', () => {
  const some = answers(() => 1);
  some[2][16] = null;
  const result = score(sheet, some);
  assert.equal(result.total, null);
  assert.deepEqual(result.parts.map((p) => p.points), [14, 20, null, 25]);
  assert.deepEqual(result.parts[2].missing, [17]);
  assert.equal(result.answered, 76);
});

test('an empty sheet has no total and is no zero', () => {
  const result = score(sheet, blank(sheet));
  assert.deepEqual([result.total, result.answered, result.questions], [null, 0, 77]);
});

test('answers that are not those of the sheet do not fit', () => {
  assert.ok(fits(sheet, blank(sheet)));
  for (const wrong of [null, [], [[]], answers(() => 3), answers(() => -1), answers(() => 0.5), answers(() => '1'), [...answers(() => 1), []], answers(() => undefined)]) assert.ok(!fits(sheet, wrong), JSON.stringify(wrong)?.slice(0, 40));
});

test('the total is the sum of points by another road, on random sheets', () => {
  let seed = 7;
  const random = (n) => { seed = (seed * 48271) % 2147483647; return seed % n; };
  for (let i = 0; i < 200; i++) {
    const some = answers((part) => random(part.points.length));
    const flat = some.flatMap((part, p) => part.map((a) => [a, p]));
    const total = flat.reduce((sum, [a, p]) => sum + (p === 0 || p === 2 ? 2 - a : a), 0);
    assert.equal(score(sheet, some).total, total);
  }
});
