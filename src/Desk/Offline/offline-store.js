// What lies on the device: boxes sealed with a key that the browser makes and cannot give out (AES-GCM). Signing out destroys the key and the boxes.
"use strict";

const Shelf = (() => {
  const NAME = "equipoise-desk", ENTRY = "entry/";
  const bytes = text => new TextEncoder().encode(text);

  function open() {
    return new Promise((done, fail) => {
      const asked = indexedDB.open(NAME, 1);
      asked.onupgradeneeded = () => { asked.result.createObjectStore("keys"); asked.result.createObjectStore("boxes"); };
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(asked.error);
    });
  }

  async function run(stores, mode, act) {
    const db = await open();
    try {
      return await new Promise((done, fail) => {
        const transaction = db.transaction(stores, mode, { durability: "strict" });
        const asked = act(transaction);
        transaction.oncomplete = () => done(asked?.result);
        transaction.onerror = transaction.onabort = () => fail(transaction.error ?? new Error("The device did not keep it."));
      });
    } finally {
      db.close();
    }
  }

  const keyOnFile = () => run("keys", "readonly", t => t.objectStore("keys").get("key"));

  async function key() {
    const there = await keyOnFile();
    if (there) return there;
    const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    await run("keys", "readwrite", t => t.objectStore("keys").add(made, "key")).catch(() => {}); // another window was first
    return keyOnFile();
  }

  async function put(name, value) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bytes(name) }, await key(), bytes(JSON.stringify(value)));
    await run("boxes", "readwrite", t => t.objectStore("boxes").put({ iv, sealed }, name));
  }

  async function get(name) {
    const box = await run("boxes", "readonly", t => t.objectStore("boxes").get(name)), opens = box && await keyOnFile();
    if (!opens) return undefined;
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv: box.iv, additionalData: bytes(name) }, opens, box.sealed)));
  }

  const remove = name => run("boxes", "readwrite", t => t.objectStore("boxes").delete(name));

  const names = async () => (await run("boxes", "readonly", t => t.objectStore("boxes").getAllKeys())).filter(name => name.startsWith(ENTRY));

  /** Everything that was filled in, the oldest first. */
  async function entries() {
    const all = await Promise.all((await names()).map(get));
    return all.filter(Boolean).sort((a, b) => a.at < b.at ? -1 : 1);
  }

  return {
    bundle: () => get("bundle"),
    keepBundle: bundle => put("bundle", bundle),
    entries,
    count: async () => (await names()).length,
    keep: entry => put(ENTRY + entry.key, entry),
    drop: entry => remove(ENTRY + entry.key),
    /** Changes an entry as it stands now, in one window at a time; `to` gives the new one, or nothing to leave it. Gives what stands afterwards. */
    change: (key, to) => navigator.locks.request("equipoise-desk-entry", async () => {
      const now = await get(ENTRY + key), next = now && to(now);
      if (next) await put(ENTRY + key, next);
      return next ?? null;
    }),
    /** At signing out: the key first, so that a box left behind opens for nobody. */
    destroy: async () => {
      await run("keys", "readwrite", t => t.objectStore("keys").clear());
      await run("boxes", "readwrite", t => t.objectStore("boxes").clear());
    },
  };
})();

// On every page: what waits, and a question before signing out.
if (globalThis.indexedDB && globalThis.crypto?.subtle) (async () => {
  const says = count => count === 1 ? "1 form waits on this device." : `${count} forms wait on this device.`;
  const badge = document.querySelector("[data-offline-count]");
  if (badge) {
    const count = await Shelf.count();
    if (count > 0) { badge.textContent = says(count); badge.hidden = badge.parentElement.hidden = false; }
  }

  for (const form of document.querySelectorAll("form[action$='/sign-out']")) form.addEventListener("submit", async event => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const count = await Shelf.count();
    if (count > 0 && !confirm(`${says(count)} Nothing of it was sent. Signing out destroys it. Sign out all the same?`)) return;
    await Shelf.destroy();
    form.submit();
  }, true);
})();
