// The sentences the page hands to its script, in the reader's language.

/** Fills the named places of a sentence; a place without a value stays as it is. */
export function fill(sentence, values = {}) {
  return sentence.replace(/\{([a-z][A-Za-z0-9]*)\}/g, (place, name) => (Object.hasOwn(values, name) ? String(values[name]) : place));
}

/**
 * @param {{ language: string, words: Record<string, string>, english: string[] }} data `english` names the sentences nobody has translated.
 */
export function speaker({ language, words, english }) {
  const untranslated = new Set(english);
  const tag = { en: 'en-GB' }[language] ?? language;
  const numbers = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
  const days = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  const shortDays = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const months = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const at = (day) => new Date(`${day}T00:00:00Z`);
  return {
    language,
    /** A sentence, and the language it really stands in. */
    say: (key, values) => ({ text: fill(words[key] ?? key, values), lang: untranslated.has(key) ? 'en' : language }),
    text: (key, values) => fill(words[key] ?? key, values),
    has: (key) => Object.hasOwn(words, key),
    number: (value) => numbers.format(value).replace('-', '−'),
    day: (day) => days.format(at(day)),
    shortDay: (day) => shortDays.format(at(day)),
    month: (month) => months.format(at(`${month}-01`)),
  };
}
