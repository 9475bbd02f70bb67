// Small pieces of the page. Text goes in as text, never as markup.

export const at = (id) => document.getElementById(id);

/** An element with attributes and children; a function among the attributes is called on its event. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((c) => c !== null));
  return element;
}

/** A sentence in the language it stands in. */
export function put(element, { text, lang }, language) {
  element.textContent = text;
  if (lang === language) element.removeAttribute('lang');
  else element.setAttribute('lang', lang);
  return element;
}

/** What a family wrote: its direction is that of its own letters. */
export const own = (text, tag = 'bdi') => make(tag, {}, text);

export const show = (element, visible) => { element.hidden = !visible; };

/** A table that becomes cards on a phone; the first cell of a row is its heading. A head is a text, or a text with its language. */
export function table(caption, titles, rows) {
  const spoken = titles.map((title) => (typeof title === 'string' ? { text: title, lang: null } : title));
  const heads = spoken.map(({ text }) => text);
  const cell = (content, i) => make(i === 0 ? 'th' : 'td', i === 0 ? { scope: 'row', role: 'rowheader' } : { 'data-label': heads[i], role: 'cell' }, make('span', {}, content));
  const whole = make('table', { class: 'table-cards', role: 'table' },
    make('caption', {}, caption),
    make('thead', { role: 'rowgroup' }, make('tr', { role: 'row' }, ...spoken.map(({ text, lang }) => make('th', { scope: 'col', role: 'columnheader', lang }, text)))),
    make('tbody', { role: 'rowgroup' }, ...rows.map((row) => make('tr', { role: 'row' }, ...row.map(cell)))));
  return make('div', { class: 'track-table', role: 'group', 'aria-label': caption, tabindex: '0' }, whole); // a wide one scrolls by itself
}
