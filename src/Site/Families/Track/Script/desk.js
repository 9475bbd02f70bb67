// The desk at which the parts of the page work: the entries in memory, the store behind them, and what the page says.
import { at, make, put, show } from './dom.js';
import { today } from './days.js';
import { faults, ofChild } from './entries.js';
import { ChangedElsewhere, isFull, openStore } from './store.js';

const CHOSEN = 'equipoise-track-child';

export async function openDesk(data, words) {
  const listeners = [];
  let entries = [];
  let chosen = null;
  let undo = null;

  const store = await openStore(async () => {
    await load();
    tell('other-window');
  });

  async function load() {
    entries = await store.all();
    redraw();
  }

  /** Draws everything anew, about the chosen child or, where that one is gone, another. */
  function redraw() {
    const children = entries.filter((e) => e.kind === 'child');
    if (!children.some((c) => c.id === chosen)) chosen = children[0]?.id ?? null;
    for (const draw of listeners) draw();
  }

  function tell(key, values) {
    put(at('track-status'), words.say(key, values), words.language);
  }

  /** The one thing that can be taken back: the last that was offered. */
  function offer(back) {
    undo = back;
    show(at('track-undo'), back !== null);
  }

  at('track-undo').addEventListener('click', async () => {
    const back = undo;
    offer(null);
    at('track-status').focus();
    if (back) await back();
  });

  /** Asks the browser, once, not to throw the notes away when room is short. */
  let asked = false;
  function stay() {
    if (!asked) navigator.storage?.persist?.().catch(() => {});
    asked = true;
  }

  /** The problems at the top of the page, each leading to its field. */
  function problems(list) {
    const box = at('track-problems');
    box.replaceChildren();
    for (const field of document.querySelectorAll('#track [aria-invalid]')) field.removeAttribute('aria-invalid');
    show(box, list.length > 0);
    if (list.length === 0) return false;
    const items = list.map(({ id, said }) => {
      const field = id === undefined ? null : at(id);
      field?.setAttribute('aria-invalid', 'true');
      return make('li', {}, field ? put(make('a', { href: `#${id}` }), said, words.language) : put(make('span'), said, words.language));
    });
    box.append(put(make('h2', { class: 'nhsuk-error-summary__heading' }), words.say('problem'), words.language),
      make('div', { class: 'nhsuk-error-summary__body' }, make('ul', { class: 'nhsuk-error-summary__list' }, ...items)));
    box.focus();
    return true;
  }

  /** The values of a fault as the reader writes them; what is no day or month stays as it was typed. */
  const valuesOf = ({ code, values }) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name,
    typeof value === 'number' ? words.number(value) : code.startsWith('bad-') ? value : name === 'day' ? words.day(value) : name === 'month' ? words.month(value) : value]));

  const saying = (fault) => words.say(`fault.${fault.code}`, valuesOf(fault));

  const around = () => ({ today: today(), sheet: data.sheet, children: new Map(entries.filter((e) => e.kind === 'child').map((e) => [e.id, e])) });

  const desk = {
    words,
    sheet: data.sheet,
    data,
    store,
    tell,
    problems,
    saying,
    valuesOf,
    around,
    faults: (entry) => faults(entry, around()),
    get entries() { return entries; },
    get children() { return entries.filter((e) => e.kind === 'child'); },
    get child() { return entries.find((e) => e.id === chosen) ?? null; },
    of: (kind) => (chosen === null ? [] : ofChild(entries, chosen, kind)),
    choose(id) {
      chosen = id;
      try { localStorage.setItem(CHOSEN, id); } catch { /* it is only a convenience */ }
      redraw();
    },
    forget() {
      chosen = null;
      try { localStorage.removeItem(CHOSEN); } catch { /* there was nothing */ }
    },
    onChange: (draw) => listeners.push(draw),
    load,
    offer,

    /** Whether an entry may be kept; what is wrong is said at its fields. `field` gives the element of a field. */
    check(entry, field) {
      return !problems(desk.faults(entry).map((f) => ({ id: field(f.field), said: saying(f) })));
    },

    /**
     * Writes entries, and removes others, all or none. Says why when it cannot; what was typed stays where it is.
     * @returns what was written, `null` when nothing was, and throws only when another window was first.
     */
    async write(puts, removals = []) {
      try {
        const before = entries;
        const written = await store.write(puts, removals);
        stay();
        const ids = new Set([...removals, ...written.map((e) => e.id)]);
        entries = [...before.filter((e) => !ids.has(e.id)), ...written];
        return written;
      } catch (error) {
        if (error instanceof ChangedElsewhere) throw error;
        problems([{ said: words.say(isFull(error) ? 'full' : 'not-saved') }]);
        return null;
      }
    },

    redraw,

    /** Removes entries and offers to bring them back. */
    async remove(gone) {
      if (await desk.write([], gone.map((e) => e.id)) === null) return;
      desk.redraw();
      tell('deleted');
      offer(async () => {
        if (await desk.write(gone.map(({ revision: _, ...entry }) => entry)) === null) return;
        desk.redraw();
        tell('undone');
      });
    },
  };

  try { chosen = localStorage.getItem(CHOSEN); } catch { chosen = null; }
  return desk;
}
