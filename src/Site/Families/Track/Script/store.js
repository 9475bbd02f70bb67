// Keeps entries on this device and nowhere else. Each entry is written by itself, so that two windows cannot overwrite each other's.

const NAME = 'equipoise-track';
const SHELF = 'entries';

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const finished = (transaction) => new Promise((resolve, reject) => {
  transaction.oncomplete = () => resolve();
  transaction.onabort = () => reject(transaction.error);
});

/** The entry on the device is not the one the window started from. */
export class ChangedElsewhere extends Error {}

export const isFull = (error) => error?.name === 'QuotaExceededError';

async function open() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(SHELF, { keyPath: 'id' });
  const database = await done(request);
  database.onversionchange = () => database.close();
  return database;
}

/**
 * The device's store. Where the browser keeps nothing, entries live as long as the window, and `lasting` is false.
 * `heard` is called when another window has changed something.
 */
export async function openStore(heard) {
  const others = globalThis.BroadcastChannel ? new BroadcastChannel(NAME) : null;
  if (others) others.onmessage = () => heard();
  const tell = () => others?.postMessage('changed');
  try {
    return lasting(await open(), tell);
  } catch {
    return fleeting();
  }
}

function lasting(database, tell) {
  /** Several changes at once: all of them, or none. `puts` are entries; an entry that says `revision` must still have it on the device. */
  async function write(puts, removals = []) {
    const transaction = database.transaction(SHELF, 'readwrite', { durability: 'strict' });
    const shelf = transaction.objectStore(SHELF);
    const end = finished(transaction);
    end.catch(() => {}); // told below
    const written = [];
    try {
      for (const entry of puts) {
        const kept = await done(shelf.get(entry.id));
        if (entry.revision !== undefined && kept?.revision !== entry.revision) throw new ChangedElsewhere();
        const next = { ...entry, revision: (kept?.revision ?? 0) + 1 };
        await done(shelf.put(next));
        written.push(next);
      }
      for (const id of removals) await done(shelf.delete(id));
    } catch (error) {
      try { transaction.abort(); } catch { /* it is over already */ }
      throw error;
    }
    await end;
    tell();
    return written;
  }
  return {
    lasting: true,
    all: () => done(database.transaction(SHELF).objectStore(SHELF).getAll()),
    write,
    async clear() {
      const transaction = database.transaction(SHELF, 'readwrite', { durability: 'strict' });
      transaction.objectStore(SHELF).clear();
      await finished(transaction);
      tell();
    },
  };
}

function fleeting() {
  const entries = new Map();
  return {
    lasting: false,
    all: async () => [...entries.values()],
    async write(puts, removals = []) {
      const written = puts.map((entry) => ({ ...entry, revision: (entries.get(entry.id)?.revision ?? 0) + 1 }));
      for (const entry of written) entries.set(entry.id, entry);
      for (const id of removals) entries.delete(id);
      return written;
    },
    clear: async () => entries.clear(),
  };
}
