import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compare, raters, tooClose, withoutCells } from '../../../../../src/Site/Families/Track/Script/change.js';
import { layout, ticks } from '../../../../../src/Site/Families/Track/Script/chart.js';
import { change, form } from './sheet.mjs';

const scored = (day, total, more = {}) => ({ ...form({ day, ...more }), total });

test('two changes within eight weeks are pointed out, at eight weeks no more', () => {
  const changes = [change(), change({ id: 't2', day: '2026-04-27' }), change({ id: 't3', day: '2026-06-22' })];
  assert.deepEqual(tooClose(changes).map((p) => [p.first.id, p.second.id, p.days]), [['t1', 't2', 55]]);
  assert.deepEqual(tooClose([change(), change({ id: 't2' })]).map((p) => p.days), [0]);
  assert.deepEqual(tooClose([change()]), []);
});

test('only forms of one person are compared, of whoever filled in most', () => {
  const forms = [scored('2026-01-01', 90, { rater: 'father' }), scored('2026-02-01', 80), scored('2026-03-01', null), scored('2026-05-01', 72), scored('2026-06-01', 40, { rater: 'teacher' })];
  const found = compare(forms, null);
  assert.deepEqual([found.first.day, found.last.day, found.difference, found.beyondError], ['2026-02-01', '2026-05-01', -8, null]);
  assert.equal(compare(forms.slice(0, 2), null), null);
  assert.equal(raters(forms).length, 3);
});

test('a reliable change is said once the error of the scale is known, in both directions', () => {
  const forms = [scored('2026-01-01', 80), scored('2026-05-01', 70)];
  assert.equal(compare(forms, { points: 9.9 }).beyondError, true);
  assert.equal(compare(forms, { points: 10 }).beyondError, false);
  assert.equal(compare([...forms].reverse().map((f, i) => ({ ...f, day: `2026-0${i + 1}-01` })), { points: 9 }).beyondError, true);
});

test('the course without cells goes no further than was published', () => {
  const norms = [{ from: 3, to: 4, change: -8 }, { from: 2, to: 3, change: -10 }, { from: 6, to: 7, change: -2 }];
  assert.deepEqual(withoutCells(norms, 2.5, 100, 9), [{ age: 2.5, total: 100 }, { age: 3, total: 95 }, { age: 4, total: 87 }]);
  assert.deepEqual(withoutCells(norms, 2.5, 100, 2.75), [{ age: 2.5, total: 100 }, { age: 2.75, total: 97.5 }]);
  assert.deepEqual(withoutCells(norms, 5, 100, 9), []);
  assert.deepEqual(withoutCells([], 2.5, 100, 9), []);
});

test('marks lie inside the picture and higher scores lie higher', () => {
  const drawn = layout([scored('2026-01-01', 179), scored('2026-01-02', 0), scored('2027-01-01', 90)].map((f) => ({ day: f.day, value: f.total, hollow: false, label: '' })), { low: 0, high: 179 });
  for (const { x, y } of drawn.marks) assert.ok(x >= drawn.left && x <= drawn.right && y >= drawn.top && y <= drawn.bottom);
  assert.ok(drawn.marks[0].y < drawn.marks[2].y && drawn.marks[2].y < drawn.marks[1].y);
  assert.equal(drawn.line.length, 3);
});

test('one point alone is drawn, and hollow marks are joined by no line', () => {
  const one = layout([{ day: '2026-01-01', value: 5, hollow: false, label: '' }], { low: 0, high: 10 });
  assert.ok(Number.isFinite(one.marks[0].x) && one.line.length === 0 && one.days.length === 1);
  assert.equal(layout([{ day: '2026-01-01', value: 5, hollow: true }, { day: '2026-02-01', value: 5, hollow: true }], { low: 0, high: 10 }).line.length, 0);
});

test('days below the axis never touch', () => {
  for (let n = 1; n < 60; n++) {
    const points = Array.from({ length: n }, (_, i) => ({ day: new Date(Date.UTC(2026, 0, 1 + i * i % 97 + i * 30)).toISOString().slice(0, 10), value: 5, hollow: false })).sort((a, b) => (a.day < b.day ? -1 : 1));
    const { days } = layout(points, { low: 0, high: 10 });
    assert.ok(days.length >= 1);
    for (let i = 1; i < days.length; i++) assert.ok(days[i].x - days[i - 1].x >= 150, `${n}: ${JSON.stringify(days)}`);
  }
});

test('ticks are round and few', () => {
  assert.deepEqual(ticks(0, 179), [0, 50, 100, 150]);
  assert.deepEqual(ticks(0, 10), [0, 2, 4, 6, 8, 10]);
});
