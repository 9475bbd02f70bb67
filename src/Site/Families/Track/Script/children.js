// The children the notes are about.
import { at, make, own, show } from './dom.js';
import { newId } from './entries.js';

const FIELD = { name: 'child-name', born: 'child-year' };

export const nameOf = (desk, child) => child.name.trim() || desk.words.text('child-unnamed', { number: desk.children.findIndex((c) => c.id === child.id) + 1 });

export function children(desk) {
  const [form, chosen, choice] = [at('child-form'), at('child-chosen'), at('child-choice')];
  let editing = null;

  function open(child) {
    editing = child;
    at('child-name').value = child?.name ?? '';
    at('child-month').value = child?.born?.slice(5) ?? '';
    at('child-year').value = child?.born?.slice(0, 4) ?? '';
    show(form, true);
    show(at('child-cancel'), desk.children.length > 0);
  }

  function close() {
    editing = null;
    show(form, desk.children.length === 0);
    form.reset();
  }

  function born() {
    const [year, month] = [at('child-year').value.trim(), at('child-month').value];
    if (year === '' && month === '') return null;
    return `${year.padStart(4, '0')}-${month}`;
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if ((at('child-year').value.trim() === '') !== (at('child-month').value === '')) {
      desk.problems([{ id: at('child-month').value === '' ? 'child-month' : 'child-year', said: desk.words.say('fault.half-month') }]);
      return;
    }
    const child = { ...(editing ?? { kind: 'child', id: newId() }), name: at('child-name').value, born: born() };
    if (!desk.check(child, (field) => FIELD[field])) return;
    const { revision: _, ...entry } = child;
    if (await desk.write([entry]) === null) return;
    close();
    desk.choose(child.id);
    desk.tell('saved');
    choice.focus();
  });

  at('child-cancel').addEventListener('click', () => { close(); choice.focus(); });
  at('child-new').addEventListener('click', () => { open(null); at('child-name').focus(); });
  at('child-edit').addEventListener('click', () => { open(desk.child); at('child-name').focus(); });
  choice.addEventListener('change', () => { desk.problems([]); desk.choose(choice.value); });

  at('child-remove').addEventListener('click', async () => {
    const child = desk.child;
    const about = desk.entries.filter((e) => e.child === child.id);
    if (!globalThis.confirm(desk.words.text('sure-child', { name: nameOf(desk, child), entries: desk.words.number(about.length) }))) return;
    await desk.remove([child, ...about]);
    (desk.children.length > 0 ? choice : at('child-name')).focus();
  });

  desk.onChange(() => {
    show(chosen, desk.children.length > 0);
    if (desk.children.length === 0) open(null);
    else if (editing === null) show(form, false);
    choice.replaceChildren(...desk.children.map((child) => make('option', { value: child.id, selected: child.id === desk.child?.id }, nameOf(desk, child))));
    at('track-summary').replaceChildren(...(desk.child ? [own(nameOf(desk, desk.child), 'strong'), `. ${desk.words.text('summary')}`] : []));
  });
}
