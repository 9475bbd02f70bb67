// Starts the page /families/track.
import { children } from './children.js';
import { copies } from './copies.js';
import { openDesk } from './desk.js';
import { diary } from './diary.js';
import { at, make, put, show } from './dom.js';
import { offline } from './offline.js';
import { results } from './results.js';
import { sheet } from './sheet.js';
import { speaker } from './words.js';

const data = JSON.parse(at('track-data').textContent);
const words = speaker(data);
const desk = await openDesk(data, words);

children(desk);
const form = sheet(desk);
results(desk, (entry) => form.open(entry));
diary(desk);
copies(desk);
await desk.load();

show(at('track-off'), false);
show(at('track'), true);
if (!desk.store.lasting) {
  at('track-offline').before(put(make('div', { class: 'track-notice', role: 'note' }), words.say('window-only'), words.language));
}
await offline(data, words, desk.tell);
