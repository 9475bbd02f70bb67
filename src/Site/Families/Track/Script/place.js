// Where a JSON text breaks. Browsers say it each in their own way, some not at all.

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const STRING = /"([^"\\\u0000-\u001f]|\\(["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const DEEPEST = 60;

class Broken extends Error {
  constructor(at) { super('broken'); this.at = at; }
}

/** The line and column (from 1) at which a text stops being JSON; null when it is JSON. */
export function firstFault(text) {
  let at = 0;
  const take = (pattern) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found !== null;
  };
  const skip = () => take(SPACE);
  const string = () => { if (!take(STRING)) throw new Broken(stringBreaks(text, at)); };
  const literal = (word) => { if (text.startsWith(word, at)) at += word.length; else throw new Broken(at); };
  const many = (close, item) => {
    at++;
    skip();
    if (text[at] === close) { at++; return; }
    for (;;) {
      item();
      skip();
      if (text[at] === close) { at++; return; }
      if (text[at] !== ',') throw new Broken(at);
      at++;
      skip();
    }
  };
  const value = (depth) => {
    if (depth > DEEPEST) throw new Broken(at);
    skip();
    const first = text[at];
    if (first === '{') many('}', () => { string(); skip(); literal(':'); value(depth + 1); });
    else if (first === '[') many(']', () => value(depth + 1));
    else if (first === '"') string();
    else if (first === 't') literal('true');
    else if (first === 'f') literal('false');
    else if (first === 'n') literal('null');
    else if (!take(NUMBER)) throw new Broken(at);
  };
  try {
    value(0);
    skip();
    if (at < text.length) throw new Broken(at);
    return null;
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    const before = text.slice(0, error.at);
    return { line: before.split('\n').length, column: error.at - before.lastIndexOf('\n') };
  }
}

/** Inside a string that never ends well: the first place that cannot stand in one. */
function stringBreaks(text, start) {
  if (text[start] !== '"') return start;
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] < ' ') return at;
    if (text[at] !== '\\') continue;
    if (!/^(["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(text.slice(at + 1, at + 6))) return at;
    at++;
  }
  return text.length;
}
