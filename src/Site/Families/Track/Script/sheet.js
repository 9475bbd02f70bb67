// Filling in the questions. Each answer is kept as soon as it is given.
import { raters } from './change.js';
import { at, put, show } from './dom.js';
import { today } from './days.js';
import { newId } from './entries.js';
import { blank, score } from './score.js';
import { ChangedElsewhere } from './store.js';

const FIELD = { child: 'child-choice', day: 'form-day', rater: 'form-rater', who: 'form-who' };

/** What a date field holds; a day that does not exist is no day, but not nothing either. */
export const dayIn = (id) => (at(id).validity.badInput ? '?' : at(id).value);

export function sheet(desk) {
  const form = at('form-sheet');
  let open = null;
  let writing = Promise.resolve();

  const radios = () => form.querySelectorAll('input[type=radio]');
  const spot = (radio) => radio.name.split('-').slice(1).map(Number);

  function fill(entry) {
    open = entry;
    show(form, true);
    at('form-day').value = entry.day;
    at('form-day').max = today();
    at('form-rater').value = entry.rater;
    at('form-who').value = entry.who;
    for (const radio of radios()) {
      const [part, question] = spot(radio);
      radio.checked = entry.answers[part][question] === Number(radio.value);
    }
    count();
  }

  function count() {
    const { answered, questions, total, most } = score(desk.sheet, open.answers);
    const said = total === null ? desk.words.say('answered', { answered, questions }) : desk.words.say('total', { total, most });
    put(at('form-answered'), said, desk.words.language);
  }

  function gather() {
    const answers = blank(desk.sheet);
    for (const radio of radios()) {
      if (!radio.checked) continue;
      const [part, question] = spot(radio);
      answers[part][question] = Number(radio.value);
    }
    return { ...open, day: dayIn('form-day'), rater: at('form-rater').value, who: at('form-who').value, answers };
  }

  /** Writes what stands in the form. One writing waits for the other, so that none starts from what the other replaces. */
  function keep() {
    writing = writing.then(async () => {
      if (open === null) return;
      const entry = gather();
      try {
        const written = await desk.write([entry]);
        if (written === null) return;
        open = written[0];
        desk.tell('saved');
      } catch (error) {
        if (!(error instanceof ChangedElsewhere)) throw error;
        const { revision: _, ...copy } = { ...entry, id: newId() };
        const written = await desk.write([copy]);
        if (written === null) return;
        open = written[0];
        await desk.load();
        desk.tell('other-window-form');
      }
    });
    return writing;
  }

  at('form-start').addEventListener('click', () => {
    if (desk.child === null) {
      desk.problems([{ id: 'child-name', said: desk.words.say('fault.no-child') }]);
      return;
    }
    desk.problems([]);
    const forms = desk.of('form');
    const { rater, who } = raters(forms).length === 1 ? forms[0] : { rater: '', who: '' };
    fill({ kind: 'form', id: newId(), child: desk.child.id, day: today(), rater, who, answers: blank(desk.sheet) });
    at('form-day').focus();
  });

  form.addEventListener('change', async () => {
    const entry = gather();
    open = { ...open, answers: entry.answers };
    count();
    const [fault] = desk.faults(entry);
    if (fault) desk.tell(`fault.${fault.code}`, desk.valuesOf(fault)); // said aloud, without taking the reader away from the question
    else await keep();
  });

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (!desk.check(gather(), (field) => FIELD[field])) return;
    await keep();
    const { day } = open;
    open = null;
    show(form, false);
    desk.redraw();
    desk.tell('saved-day', { day: desk.words.day(day) });
    at('results').scrollIntoView();
    at('form-start').focus({ preventScroll: true });
  });

  desk.onChange(() => {
    show(at('form-start'), true);
    if (open !== null && open.child !== desk.child?.id) {
      open = null;
      show(form, false);
    }
  });

  return {
    open(entry) {
      desk.problems([]);
      fill(entry);
      at('form-day').focus();
    },
  };
}
