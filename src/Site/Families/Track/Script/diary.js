// Days of the diary, and changes of treatment.
import { tooClose } from './change.js';
import { today } from './days.js';
import { at, make, own, put, table } from './dom.js';
import { RATINGS, newId } from './entries.js';
import { picture } from './picture.js';
import { dayIn } from './sheet.js';

const MOST = 10;
const FOLDED = 160;

/** A form that adds one entry and is emptied only once the entry is kept. */
function adds(desk, prefix, kind, fields) {
  const form = at(`${prefix}-form`);
  at(`${prefix}-day`).value = today();
  at(`${prefix}-day`).max = today();
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const entry = { kind, id: newId(), child: desk.child?.id ?? '', day: dayIn(`${prefix}-day`), ...fields() };
    if (!desk.check(entry, (field) => (field === 'child' ? 'child-name' : `${prefix}-${field}`))) return;
    if (await desk.write([entry]) === null) return;
    form.reset();
    at(`${prefix}-day`).value = today();
    desk.redraw();
    desk.tell('saved-day', { day: desk.words.day(entry.day) });
    at(`${prefix}-day`).focus();
  });
}

export function diary(desk) {
  const { words } = desk;
  const rating = (name) => (at(`diary-${name}`).value === '' ? null : Number(at(`diary-${name}`).value));
  adds(desk, 'diary', 'diary', () => ({ ...Object.fromEntries(RATINGS.map((name) => [name, rating(name)])), note: at('diary-note').value }));
  adds(desk, 'change', 'change', () => ({ act: at('change-act').value, what: at('change-what').value }));

  const label = (id) => document.querySelector(`label[for="${id}"]`).textContent.trim();
  const act = (change) => at('change-act').querySelector(`option[value="${change.act}"]`).textContent;

  const remove = (entry) => make('button', { type: 'button', class: 'track-link no-print', click: () => desk.remove([entry]) }, words.text('delete'),
    make('span', { class: 'nhsuk-u-visually-hidden' }, ` ${words.text('of-day', { day: words.day(entry.day) })}`));

  /** A long note is folded; on paper it is open. */
  function note(text) {
    const whole = make('span', { dir: 'auto', class: 'track-note' }, text);
    if ([...text].length <= FOLDED) return whole;
    return make('details', { class: 'track-fold' }, make('summary', { dir: 'auto' }, `${[...text].slice(0, FOLDED).join('').trim()} …`), whole);
  }

  globalThis.addEventListener('beforeprint', () => { for (const fold of document.querySelectorAll('.track-fold')) fold.open = true; });

  function chart(days, name) {
    const points = days.filter((d) => d[name] !== null).map((d) => ({ day: d.day, value: d[name], hollow: false, label: `${words.day(d.day)}: ${d[name]}` }));
    if (points.length < 2) return null;
    const what = label(`diary-${name}`);
    const [worse, better] = name === 'sleep' || name === 'life' ? ['good', 'bad'] : ['much', 'none'];
    return make('figure', { class: 'chart' }, make('figcaption', {}, what), picture(points, { low: 0, high: MOST }, {
      label: words.text('chart-diary', { what, low: 0, high: MOST }), above: words.text(worse), below: words.text(better), day: words.shortDay, number: words.number,
    }));
  }

  function drawDiary() {
    const days = desk.of('diary');
    const heads = [words.text('table.day'), ...RATINGS.map((name) => label(`diary-${name}`)), label('diary-note'), words.text('table.do')];
    at('diary-drawn').replaceChildren(...(days.length === 0 ? [] : [
      make('div', { class: 'track-figures' }, ...RATINGS.map((name) => chart(days, name)).filter((c) => c !== null)),
      table(words.text('table.diary'), heads, days.map((d) => [words.day(d.day), ...RATINGS.map((name) => (d[name] === null ? '–' : words.number(d[name]))), note(d.note), remove(d)])),
    ]));
  }

  function drawChanges() {
    const changes = desk.of('change');
    const warnings = tooClose(changes).map(({ first, second, days }) => put(make('li'), words.say('too-close', {
      first: first.what.trim(), firstDay: words.day(first.day), second: second.what.trim(), secondDay: words.day(second.day), days: words.number(days),
    }), words.language));
    at('changes-drawn').replaceChildren(...(changes.length === 0 ? [] : [
      ...(warnings.length === 0 ? [] : [make('div', { class: 'track-notice' }, make('ul', {}, ...warnings))]),
      table(words.text('table.changes'), [words.text('table.day'), words.text('table.act'), words.text('table.what'), words.text('table.do')],
        changes.map((c) => [words.day(c.day), act(c), own(c.what), remove(c)])),
    ]));
  }

  desk.onChange(() => {
    drawDiary();
    drawChanges();
  });
}
