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
    begun(desk.faults(entry).length === 0);
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

  /** The form as it may be kept: where the day or the person does not fit, the last that did. */
  function fitting(entry) {
    const wrong = Object.fromEntries(desk.faults(entry).map((f) => [f.field, open[f.field]]));
    return { ...entry, ...wrong };
  }

  /** Writes what stands in the form. One writing waits for the other, so that none starts from what the other replaces. */
  function keep() {
    writing = writing.then(async () => {
      if (open === null) return;
      const entry = fitting(gather());
      if (open.revision === undefined && score(desk.sheet, entry.answers).answered === 0) return; // an empty sheet is no note yet
      try {
        await written([entry], 'saved');
      } catch (error) {
        if (!(error instanceof ChangedElsewhere)) throw error;
        await desk.load();
        if (desk.children.some((c) => c.id === entry.child)) await written([{ ...entry, id: newId(), revision: undefined }], 'other-window-form');
        else gone();
      }
    });
    return writing;
  }

  const gone = () => desk.problems([{ said: desk.words.say('child-gone') }]);

  async function written(entries, said) {
    const kept = await desk.write(entries);
    if (kept === null) return;
    [open] = kept;
    desk.tell(said);
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
    if (!fault) begun(true);
    if (desk.faults(fitting(entry)).length === 0) await keep();
    if (fault?.code === 'no-child') gone();
    else if (fault) desk.tell(`fault.${fault.code}`, desk.valuesOf(fault)); // said aloud, without taking the reader away from the question
  });

  /** The questions come once it is known whose answers these are and of which day: from then on each answer can be kept. */
  function begun(yes) {
    show(at('form-first'), !yes);
    show(at('form-questions'), yes);
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (!desk.check(gather(), (field) => FIELD[field])) return;
    await keep();
    const { day, revision, answers } = open;
    if (revision === undefined && score(desk.sheet, answers).answered > 0) return; // it could not be kept, and the page has said why
    close();
    desk.redraw();
    if (revision !== undefined) desk.tell('saved-day', { day: desk.words.day(day) });
    at('results').scrollIntoView();
    at('form-start').focus({ preventScroll: true });
  });

  function close() {
    open = null;
    show(form, false);
  }

  desk.onChange(() => {
    // A child that another window deleted leaves the sheet as it is: what stands in it is only here now.
    if (open !== null && open.child !== desk.child?.id && desk.children.some((c) => c.id === open.child)) close();
  });

  return {
    open(entry) {
      desk.problems([]);
      fill(entry);
      at('form-day').focus();
    },
  };
}
