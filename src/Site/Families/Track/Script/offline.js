// The page without a network: what the worker keeps, and how old that is.
import { daysBetween, today } from './days.js';
import { at, make, put, show } from './dom.js';

const OLD_DAYS = 30;
const PATIENCE = 4000;

/** Asks the worker something and waits for its answer. */
function asking(worker, question) {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = (event) => resolve(event.data);
    worker.postMessage(question, [channel.port2]);
    setTimeout(() => resolve(null), PATIENCE);
  });
}

export async function offline({ worker, scope }, words, tell) {
  if (!('serviceWorker' in navigator)) return;
  let registration = null;
  try {
    registration = await navigator.serviceWorker.register(worker, { scope });
  } catch {
    return; // no worker here: the page works, but only with a network
  }

  const line = (key, values) => put(make('p'), words.say(key, values), words.language);

  async function look() {
    const active = registration.active ?? (await navigator.serviceWorker.ready).active;
    const state = await asking(active, { ask: 'state' });
    if (state?.kept) put(at('track-kept'), words.say('ready-offline', { day: words.day(state.kept) }), words.language);
    if (!state?.offline) {
      show(at('track-offline'), false);
      return;
    }
    const days = daysBetween(state.kept, today());
    const renew = make('button', { type: 'button', class: 'nhsuk-button nhsuk-button--secondary nhsuk-button--small', click: () => renewed(active) }, words.text('renew'));
    at('track-offline').replaceChildren(line('offline', { day: words.day(state.kept) }), ...(days > OLD_DAYS ? [line('offline-old', { days: words.number(days) }), renew] : []));
    show(at('track-offline'), true);
  }

  async function renewed(active) {
    const answer = await asking(active, { ask: 'renew' });
    tell(answer?.renewed ? 'renewed' : 'not-renewed');
    if (answer?.renewed) await look();
  }

  await look();
}
