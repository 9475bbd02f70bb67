import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORMAT, read, write } from '../../../../../src/Site/Families/Track/Script/file.js';
import { plan, settle } from '../../../../../src/Site/Families/Track/Script/merge.js';
import { firstFault } from '../../../../../src/Site/Families/Track/Script/place.js';
import { around, change, child, diary, form } from './sheet.mjs';

const whole = [child(), form(), diary(), change()];
const text = write(whole, '2026-11-26');
const alone = { ...around, children: new Map() };
const file = (entries, more = {}) => JSON.stringify({ format: FORMAT, version: 1, saved: '2026-11-26', entries, ...more });

test('what was written can be read again, to the letter', () => {
  const back = read(text, alone);
  assert.deepEqual(back, { refused: null, entries: whole, faults: [] });
  assert.equal(write(back.entries, '2026-11-26'), text);
});

test('revisions of the device stay on the device', () => assert.ok(!write([{ ...child(), revision: 3 }], '2026-11-26').includes('revision')));

test('a damaged file names the line and column', () => {
  for (const cut of [text.length - 3, Math.floor(text.length / 2), 20]) {
    const { refused, entries } = read(text.slice(0, cut), alone);
    assert.equal(refused.code, 'file-broken');
    assert.ok(refused.values.line >= 1 && refused.values.column >= 1);
    assert.deepEqual(entries, []);
  }
  assert.deepEqual(firstFault('{\n "a": 1,\n "b": tru\n}'), { line: 3, column: 7 });
  assert.deepEqual(firstFault('{"a":1,}'), { line: 1, column: 8 });
  assert.deepEqual(firstFault('{"a":"x\ny"}'), { line: 1, column: 8 });
  assert.deepEqual(firstFault('{"a":"\\x"}'), { line: 1, column: 7 });
  assert.deepEqual(firstFault('[1] 2'), { line: 1, column: 5 });
});

test('the place finder agrees with JSON.parse on every file with one letter spoilt', () => {
  const small = file([child(), diary({ note: 'a "b" \\ \u00e9\n\ttab' })]);
  for (let at = 0; at < small.length; at++) {
    for (const letter of ['', '"', '{', '}', ',', '0', '\\', '\n', 'x']) {
      const spoilt = small.slice(0, at) + letter + small.slice(at + 1);
      let parses = true;
      try { JSON.parse(spoilt); } catch { parses = false; }
      assert.equal(firstFault(spoilt) === null, parses, spoilt);
    }
  }
});

test('other files are refused with the reason', () => {
  const code = (t) => read(t, alone).refused?.code;
  assert.equal(code(''), 'file-empty');
  assert.equal(code('\uFEFF  \n'), 'file-empty');
  assert.equal(code('<html>'), 'file-broken');
  assert.equal(code('[]'), 'file-other');
  assert.equal(code('null'), 'file-other');
  assert.equal(code('{"format":"else","version":1,"entries":[]}'), 'file-other');
  assert.equal(code(file([], { version: 2 })), 'file-newer');
  assert.equal(code(file({})), 'file-other');
  assert.equal(code('['.repeat(100_000)), 'file-broken');
  assert.equal(code('\uFEFF' + text), undefined);
});

test('entries that do not fit are named by number, and the whole ones are still there', () => {
  const { entries, faults } = read(file([child(), form({ day: '2026-13-40' }), null, { kind: 'virus', id: 'x' }, diary({ id: '' }), change(), change({ id: 'c1' }), diary({ child: 'nobody' })]), alone);
  assert.deepEqual(entries.map((e) => e.kind), ['child', 'change']);
  assert.deepEqual(faults.map((f) => `${f.number} ${f.field} ${f.code}`), ['2 day bad-day', '3 kind no-kind', '4 kind no-kind', '5 id bad-id', '7 id same-id', '8 child no-child']);
});

test('entries of a child who is on the device already need no child in the file', () => assert.deepEqual(read(file([diary()]), around).faults, []));

test('a file adds, and replaces only what it is told to', () => {
  const theirs = [child(), form({ day: '2026-03-09' }), diary({ id: 'd2' })];
  const merging = plan(whole, theirs);
  assert.deepEqual([merging.added.map((e) => e.id), merging.alike, merging.differing.map((d) => d.theirs.id)], [['d2'], 1, ['f1']]);
  assert.deepEqual(settle(merging, 'mine').map((e) => e.id), ['d2']);
  assert.deepEqual(settle(merging, 'theirs').map((e) => `${e.id} ${e.day}`), ['d2 2026-03-02', 'f1 2026-03-09']);
  assert.deepEqual(settle(merging, 'both', () => 'new').map((e) => `${e.id} ${e.day}`), ['d2 2026-03-02', 'new 2026-03-09']);
});

test('bringing in the same file twice changes nothing', () => {
  const merging = plan(whole, read(text, alone).entries);
  assert.deepEqual([merging.added, merging.alike, merging.differing], [[], 4, []]);
});

test('a child is never there twice', () => {
  const merging = plan(whole, [child({ name: 'Bea' })]);
  assert.deepEqual(settle(merging, 'both', () => 'new'), []);
});
