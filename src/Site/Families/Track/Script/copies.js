// Copies as files, paper, and the end.
import { nameOf } from './children.js';
import { nextDay, today } from './days.js';
import { at, make, put, show } from './dom.js';
import { LARGEST, read, write } from './file.js';
import { plan, settle } from './merge.js';
import { ChangedElsewhere } from './store.js';

const MOST_FAULTS = 10;

export function copies(desk) {
  const { words } = desk;
  const asks = at('copy-ask');
  const line = (key, values, tag = 'p') => put(make(tag), words.say(key, values), words.language);

  at('copy-save').addEventListener('click', () => {
    const address = URL.createObjectURL(new Blob([write(desk.entries, today())], { type: 'application/json' }));
    const link = make('a', { href: address, download: `equipoise-track-${today()}.json` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  });

  at('copy-print').addEventListener('click', () => globalThis.print());

  at('copy-file').addEventListener('change', async () => {
    const [file] = at('copy-file').files;
    if (!file) return;
    ask([]);
    const text = file.size > LARGEST ? null : await file.text().catch(() => undefined);
    at('copy-file').value = '';
    if (text === null || text === undefined) refuse({ code: text === null ? 'file-large' : 'file-unread', values: {} });
    else consider(read(text, { ...desk.around(), today: nextDay(today()) })); // it may come from where tomorrow has begun
  });

  const refuse = ({ code, values }) => desk.problems([{ id: 'copy-file', said: words.say(code, values) }]);

  function consider({ refused, entries, faults }) {
    if (refused) {
      refuse(refused);
      return;
    }
    desk.problems([]);
    if (faults.length === 0) differing(entries);
    else faulty(entries, faults);
  }

  /** Puts a question with its answers to choose from; without answers there is no question. */
  function ask(content, answers = []) {
    asks.replaceChildren(...content, make('p', { class: 'track-buttons' }, ...answers.map(([key, values, act]) =>
      make('button', { type: 'button', class: 'nhsuk-button nhsuk-button--secondary nhsuk-button--small', click: () => { ask([]); return act(); } }, words.text(key, values)))));
    show(asks, content.length > 0);
    if (content.length > 0) asks.focus();
  }

  function faulty(entries, faults) {
    const count = new Set(faults.map((f) => f.number)).size;
    const named = faults.slice(0, MOST_FAULTS).map((f) => {
      const field = words.has(`field.${f.field}`) ? words.text(`field.${f.field}`) : f.field;
      return line('file-fault', { number: f.number, field, why: desk.saying(f).text }, 'li');
    });
    ask([
      line('file-faults', { count }),
      make('ul', {}, ...named, ...(faults.length > MOST_FAULTS ? [line('file-more', { count: faults.length - MOST_FAULTS }, 'li')] : [])),
    ], [
      ...(entries.length > 0 ? [['take-rest', { count: entries.length }, () => differing(entries)]] : []),
      ['take-none', {}, () => at('copy-file').focus()],
    ]);
  }

  function differing(entries) {
    const merging = plan(desk.entries, entries);
    if (merging.differing.length === 0) return bring(merging, 'mine');
    const shown = merging.differing.slice(0, MOST_FAULTS).map(({ mine }) => make('li', {}, mine.kind === 'child' ? nameOf(desk, mine) : `${words.text(`kind.${mine.kind}`)}: ${words.day(mine.day)}`));
    const choice = (name) => [`keep-${name}`, {}, () => bring(merging, name)];
    ask([line('file-differ', { count: merging.differing.length }), make('ul', {}, ...shown)], [choice('mine'), choice('theirs'), choice('both'), ['take-none', {}, () => at('copy-file').focus()]]);
    return undefined;
  }

  async function bring(merging, choice) {
    const before = new Map(desk.entries.map((e) => [e.id, e]));
    const puts = settle(merging, choice);
    if (puts.length === 0) {
      desk.tell('brought-none');
      return;
    }
    const written = await desk.write(puts);
    if (written === null) return;
    desk.redraw();
    desk.tell('brought', { count: written.length });
    desk.offer(() => takeBack(written, before));
    at('copy-file').focus();
  }

  /** Everything as it was before the file came, unless another window has gone on from there. */
  async function takeBack(written, before) {
    const now = new Map((await desk.store.all()).map((e) => [e.id, e.revision]));
    try {
      if (written.some((e) => now.get(e.id) !== e.revision)) throw new ChangedElsewhere();
      const replaced = written.filter((e) => before.has(e.id)).map((e) => ({ ...before.get(e.id), revision: e.revision }));
      if (await desk.write(replaced, written.filter((e) => !before.has(e.id)).map((e) => e.id)) === null) return;
      desk.tell('undone');
    } catch (error) {
      if (!(error instanceof ChangedElsewhere)) throw error;
      desk.tell('cannot-undo');
    }
    await desk.load();
  }

  at('copy-wipe').addEventListener('submit', async (event) => {
    event.preventDefault();
    if (!at('copy-sure').checked) {
      desk.problems([{ id: 'copy-sure', said: words.say('wipe-first') }]);
      return;
    }
    desk.problems([]);
    await desk.store.clear();
    at('copy-sure').checked = false;
    for (const form of document.querySelectorAll('#track form')) form.reset();
    desk.offer(null);
    desk.forget();
    await desk.load();
    desk.tell('wiped');
    at('child').scrollIntoView();
  });
}
