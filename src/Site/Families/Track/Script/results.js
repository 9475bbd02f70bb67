// The forms of a child side by side: a chart, what may be said, and a table.
import { compare, raters, withoutCells } from './change.js';
import { ageAt } from './days.js';
import { at, make, own, put, show, table } from './dom.js';
import { raterOf } from './entries.js';
import { picture } from './picture.js';
import { score } from './score.js';

const DAYS_A_YEAR = 365.25;

export function results(desk, openForm) {
  const { words } = desk;
  const line = (key, values, tag = 'p') => put(make(tag), words.say(key, values), words.language);

  const who = (form) => [at('form-rater').querySelector(`option[value="${form.rater}"]`).textContent, form.who.trim()].filter((w) => w !== '').join(', ');

  const missing = (form) => form.result.parts.filter((p) => p.missing.length > 0)
    .map((p) => words.text('missing-part', { part: p.name, questions: p.missing.join(', ') })).join('; ');

  /** The parts have their official names, in English everywhere; long ones may break. */
  const partName = (part) => ({ text: part.name.replaceAll('/', '/\u200b'), lang: words.language === 'en' ? null : 'en' });

  const age = (day) => words.number(Math.round(ageAt(desk.child.born, day) * 10) / 10);

  function chart(whole, main) {
    const { low, high } = { low: 0, high: whole[0].result.most };
    const points = whole.map((f) => ({
      day: f.day, value: f.total, hollow: raterOf(f) !== main,
      label: [words.day(f.day), words.text('total', { total: f.total, most: high }), who(f)].join(', '),
    }));
    const courses = course(whole, main);
    const svg = picture(points, { low, high, courses }, {
      label: words.text('chart', { low, high }), above: words.text('more'), below: words.text('fewer'), number: words.number,
      day: words.shortDay, age: desk.child.born === null ? null : (day) => words.text('aged', { age: age(day) }),
    });
    const first = whole.find((f) => raterOf(f) === main);
    const key = [put(make('li', { class: 'controlled' }), words.say('dot', { who: who(first) }), words.language)];
    if (points.some((p) => p.hollow)) key.push(put(make('li', { class: 'uncontrolled' }), words.say('ring'), words.language));
    if (courses.length > 0) key.push(put(make('li', { class: 'track-key-course' }), words.say('dashed'), words.language));
    return make('figure', { class: 'chart' }, make('ul', { class: 'chart-key' }, ...key), svg);
  }

  /** Where children without cells would have gone on average, from this child's first score. */
  function course(whole, main) {
    const born = desk.child.born;
    const own_ = whole.filter((f) => raterOf(f) === main);
    if (born === null || own_.length < 2) return [];
    const [start, end] = [own_[0], own_.at(-1)];
    const age = ageAt(born, start.day);
    const places = withoutCells(desk.data.norms, age, start.total, ageAt(born, end.day));
    const day = (years) => new Date(Date.parse(`${start.day}T00:00:00Z`) + Math.round((years - age) * DAYS_A_YEAR) * 86_400_000).toISOString().slice(0, 10);
    return places.length > 0 ? [places.map((p) => ({ day: day(p.age), value: p.total }))] : [];
  }

  function sentences(scored, whole, found) {
    if (found === null) return [line(whole.length === 1 ? 'one-form' : 'two-raters')].slice(0, whole.length === 0 ? 0 : 1);
    const { first, last, difference, beyondError } = found;
    const said = [
      line('total-was', { first: first.total, firstDay: words.day(first.day), last: last.total, lastDay: words.day(last.day) }),
      line(difference < 0 ? 'lower' : difference > 0 ? 'higher' : 'no-change', { points: words.number(Math.abs(difference)) }),
      line('same-rater', { who: who(first) }),
    ];
    if (beyondError !== null) said.push(line(beyondError ? 'beyond-error' : 'within-error'));
    if (raters(scored).length > 1) said.push(line('more-raters'));
    said.push(make('p', {}, line('cannot-tell', {}, 'strong')));
    return said;
  }

  function buttons(form) {
    const about = () => make('span', { class: 'nhsuk-u-visually-hidden' }, ` ${words.text('of-day', { day: words.day(form.day) })}`);
    return make('span', { class: 'track-row-buttons no-print' },
      make('button', { type: 'button', class: 'track-link', click: () => openForm(form) }, words.text('open'), about()),
      make('button', { type: 'button', class: 'track-link', click: () => desk.remove([form]) }, words.text('delete'), about()));
  }

  function rows(scored) {
    return scored.map((f) => [
      words.day(f.day),
      own(who(f)),
      f.total === null ? make('span', {}, line('missing', { questions: f.result.questions - f.result.answered }, 'strong'), ` ${missing(f)}`) : words.number(f.total),
      ...f.result.parts.map((p) => (p.points === null ? '–' : words.number(p.points))),
      ...(desk.child.born === null ? [] : [age(f.day)]),
      buttons(f.entry),
    ]);
  }

  desk.onChange(() => {
    document.body.classList.toggle('track-used', desk.child !== null); // then paper is a page for the doctor
    const scored = desk.of('form').map((entry) => {
      const result = score(desk.sheet, entry.answers);
      return { ...entry, entry, result, total: result.total };
    });
    show(at('results-none'), scored.length === 0);
    const drawn = at('results-drawn');
    drawn.replaceChildren();
    if (scored.length === 0) return;
    const whole = scored.filter((f) => f.total !== null);
    const found = compare(scored, desk.data.reliable);
    const main = raterOf(found?.first ?? whole[0] ?? scored[0]);
    drawn.append(...sentences(scored, whole, found));
    if (whole.length > 0) drawn.append(chart(whole, main));
    const head = (key) => words.text(`table.${key}`);
    drawn.append(table(words.text('table.caption'), [
      head('day'), head('who'), head('total'), ...desk.sheet.parts.map(partName), ...(desk.child.born === null ? [] : [head('age')]), head('do'),
    ], rows(scored)));
  });
}
