import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ageAt, daysBetween, isDay, isMonth, today } from '../../../../../src/Site/Families/Track/Script/days.js';
import { entryOf, faults, ofChild, raterOf } from '../../../../../src/Site/Families/Track/Script/entries.js';
import { fill, speaker } from '../../../../../src/Site/Families/Track/Script/words.js';
import { around, change, child, diary, form } from './sheet.mjs';

const codes = (entry) => faults(entry, around).map((f) => `${f.field}: ${f.code}`);

test('days are days of the calendar', () => {
  for (const day of ['2026-02-28', '2024-02-29', '2026-12-31']) assert.ok(isDay(day), day);
  for (const day of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '26-01-01', '2026-01-01T00:00:00Z', '', null, 20260101]) assert.ok(!isDay(day), String(day));
  assert.ok(isMonth('2026-02') && !isMonth('2026-13'));
});

test('days are counted over summer time and leap years', () => {
  assert.equal(daysBetween('2026-03-01', '2026-04-01'), 31);
  assert.equal(daysBetween('2024-02-28', '2024-03-01'), 2);
  assert.equal(today(new Date(2026, 10, 6, 23, 59)), '2026-11-06');
  assert.ok(Math.abs(ageAt('2020-05', '2026-05-15') - 6) < 0.01);
});

test('whole entries have no faults', () => {
  for (const entry of [child(), child({ name: '', born: null }), form(), diary(), diary({ sleep: null, note: 'Slept.' }), change()]) assert.deepEqual(codes(entry), []);
});

test('every fault is named with its field', () => {
  assert.deepEqual(codes(child({ born: '2027-01' })), ['born: future-month']);
  assert.deepEqual(codes(child({ born: '2020-13' })), ['born: bad-month']);
  assert.deepEqual(codes(child({ name: 'x'.repeat(61) })), ['name: too-long']);
  assert.deepEqual(codes(child({ name: 7 })), ['name: not-text']);
  assert.deepEqual(codes(form({ day: '' })), ['day: no-day']);
  assert.deepEqual(codes(form({ day: '2026-02-30' })), ['day: bad-day']);
  assert.deepEqual(codes(form({ day: '2026-11-27' })), ['day: future-day']);
  assert.deepEqual(codes(form({ day: '0026-11-27' })), ['day: bad-day']);
  assert.deepEqual(codes(form({ day: '2020-04-30' })), ['day: before-birth']);
  assert.deepEqual(codes(form({ rater: 'clinic' })), ['rater: no-rater']);
  assert.deepEqual(codes(form({ answers: [[1]] })), ['answers: bad-answers']);
  assert.deepEqual(codes(form({ child: 'c9' })), ['child: no-child']);
  assert.deepEqual(codes(diary({ sleep: 11 })), ['sleep: bad-rating']);
  assert.deepEqual(codes(diary({ sleep: '4' })), ['sleep: bad-rating']);
  assert.deepEqual(codes(diary({ sleep: null })), ['note: nothing']);
  assert.deepEqual(codes(change({ what: ' ' })), ['what: no-what']);
  assert.deepEqual(codes(change({ act: 'cure' })), ['act: no-act']);
});

test('a long note is kept whole, and one that is too long says by how much', () => {
  assert.deepEqual(codes(diary({ note: 'n'.repeat(5000) })), []);
  assert.deepEqual(codes(diary({ note: '👧'.repeat(10_000) })), []);
  assert.deepEqual(faults(diary({ note: 'n'.repeat(10_003) }), around)[0].values, { length: 10_003, most: 10_000, over: 3 });
});

test('nothing but the fields of its kind is taken from an object', () => {
  const entry = entryOf(JSON.parse('{"kind":"child","id":"c","name":"A","born":null,"__proto__":{"x":1},"answers":[1]}'));
  assert.deepEqual(Object.keys(entry), ['kind', 'id', 'name', 'born']);
  assert.equal(entry.x, undefined);
});

test('entries of a child stand by day, and raters are told apart', () => {
  assert.deepEqual(ofChild([form({ id: 'b', day: '2026-03-02' }), form({ id: 'a' }), form({ id: 'z', child: 'c2' }), diary()], 'c1', 'form').map((e) => e.id), ['a', 'b']);
  assert.equal(raterOf(form({ who: ' Grandma ' })), raterOf(form({ who: 'grandma' })));
  assert.notEqual(raterOf(form()), raterOf(form({ rater: 'father' })));
});

test('places of a sentence are filled, and what has no value stays', () => {
  assert.equal(fill('{a} and {b}', { a: '<b>' }), '<b> and {b}');
  assert.equal(fill('{toString}', {}), '{toString}');
});

test('numbers and days are written as the reader writes them', () => {
  const in_ = (language) => speaker({ language, words: { x: 'X' }, english: language === 'en' ? [] : ['x'] });
  assert.deepEqual([in_('en').number(-1234.5), in_('es').number(12345.5), in_('tr').number(1234.5)], ['−1,234.5', '12.345,5', '1.234,5']);
  assert.equal(in_('en').day('2026-01-30'), '30 January 2026');
  assert.equal(in_('es').day('2026-01-30'), '30 de enero de 2026');
  assert.deepEqual(in_('zh').say('x'), { text: 'X', lang: 'en' });
});
