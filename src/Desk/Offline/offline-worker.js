// Keeps the empty page for use without a connection, and its scripts: exactly FILES, which the server puts before this text together with VERSION.
// It never sees what is filled in.
"use strict";

const PREFIX = "equipoise-desk ", SHELF = PREFIX + VERSION, PATIENCE = 6000;

self.addEventListener("install", event => event.waitUntil(keep().then(() => self.skipWaiting())));
self.addEventListener("activate", event => event.waitUntil(tidy().then(() => self.clients.claim())));

async function keep() {
  // Without cookies: what is kept is nobody's page.
  const answers = await Promise.all(FILES.map(async file => {
    const answer = await fetch(file, { cache: "reload", credentials: "omit" });
    if (!answer.ok || answer.redirected) throw new Error(`${file} answered ${answer.status}.`);
    return [file, answer];
  }));
  const shelf = await caches.open(SHELF);
  for (const [file, answer] of answers) await shelf.put(file, answer);
}

async function tidy() {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== SHELF) await caches.delete(name);
}

self.addEventListener("fetch", event => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== location.origin || !FILES.includes(address.pathname)) return;
  event.respondWith(event.request.mode === "navigate" ? page(event.request, address.pathname) : kept(address.pathname).then(answer => answer ?? fetch(event.request)));
});

const kept = async file => (await caches.open(SHELF)).match(file);

/** The page itself comes from the network while there is one. */
async function page(request, file) {
  const stop = new AbortController(), timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(request, { signal: stop.signal });
    return answer.status < 500 ? answer : await kept(file) ?? answer;
  } catch {
    return await kept(file) ?? Response.error();
  } finally {
    clearTimeout(timer);
  }
}
