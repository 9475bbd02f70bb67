// Keeps the files of the tracking page for use without a network: exactly those of FILES, which the server puts before this text
// together with VERSION. It keeps nothing else that passes by, and answers for nothing else.

const PREFIX = `equipoise-track ${self.registration.scope} `;
const SHELF = PREFIX + VERSION;
const KEPT = '/families/track-kept'; // no address of the site: the day on which the files were kept
const PATIENCE = 6000;

const wanted = new Set(FILES);
const offline = new Set();

const day = () => new Date().toISOString().slice(0, 10);

async function keep() {
  const answers = await Promise.all(FILES.map(async (file) => {
    const answer = await fetch(file, { cache: 'reload', credentials: 'omit' });
    if (!answer.ok || answer.redirected) throw new Error(`${file} answered ${answer.status}.`);
    return [file, answer];
  }));
  const shelf = await caches.open(SHELF);
  for (const [file, answer] of answers) await shelf.put(file, answer);
  await shelf.put(KEPT, new Response(day()));
}

async function tidy() {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== SHELF) await caches.delete(name);
}

const kept = async (file) => (await caches.open(SHELF)).match(file);

/** The page itself comes from the network while there is one. */
async function page(event, file) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(event.request.url, { cache: 'no-cache', credentials: 'omit', signal: stop.signal }); // what the browser remembers of its own is no network
    if (answer.status < 500) {
      offline.delete(event.resultingClientId);
      return answer;
    }
    return (await fromShelf(event, file)) ?? answer;
  } catch {
    return (await fromShelf(event, file)) ?? Response.error();
  } finally {
    clearTimeout(timer);
  }
}

async function fromShelf(event, file) {
  const answer = await kept(file);
  if (answer) offline.add(event.resultingClientId);
  return answer;
}

self.addEventListener('install', (event) => event.waitUntil(keep().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(tidy().then(() => self.clients.claim())));

self.addEventListener('fetch', (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== 'GET' || address.origin !== location.origin || !wanted.has(address.pathname)) return;
  if (event.request.mode === 'navigate') event.respondWith(page(event, address.pathname));
  else event.respondWith(kept(address.pathname).then((answer) => answer ?? fetch(event.request)));
});

self.addEventListener('message', (event) => event.waitUntil(answer(event)));

async function answer(event) {
  const [port] = event.ports;
  if (event.data?.ask === 'state') {
    port.postMessage({ version: VERSION, offline: offline.has(event.source.id), kept: await (await kept(KEPT))?.text() });
  } else if (event.data?.ask === 'renew') {
    await self.registration.update().catch(() => {});
    port.postMessage({ renewed: await keep().then(() => true, () => false) });
  }
}
