// Sends what was filled in. Each entry has a key of its own, so that one whose answer was lost is sent again and happens once.
"use strict";

const Sending = (() => {
  const ROOT = "/registry/offline", PATIENCE = 60000;
  const SIGNED_OUT = "signed-out", NO_CONNECTION = "no-connection", DONE = "done";

  async function ask(path, options = {}) {
    let answer;
    try {
      answer = await fetch(ROOT + path, { credentials: "same-origin", redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(PATIENCE), ...options });
    } catch {
      return { state: NO_CONNECTION };
    }
    if (answer.type === "opaqueredirect") return { state: SIGNED_OUT };
    if (answer.status >= 500 || answer.status === 429) return { state: NO_CONNECTION };
    const isJson = /json/.test(answer.headers.get("content-type") ?? "");
    try {
      return { state: DONE, ok: answer.ok, isJson, body: isJson ? await answer.json() : null };
    } catch {
      return { state: NO_CONNECTION }; // the connection broke in the middle of the answer
    }
  }

  const who = () => ask("/who");
  const take = () => ask("/take");

  /** Sends one after the other, in one window at a time. */
  const all = () => navigator.locks.request("equipoise-desk-send", { ifAvailable: true }, lock => lock ? send() : { state: DONE, sent: 0 });

  async function send() {
    let sender = await who();
    if (sender.state !== DONE || !sender.ok) return { state: sender.state === DONE ? SIGNED_OUT : sender.state, sent: 0 };
    let sent = 0;
    for (const { key } of await Shelf.entries()) {
      // From here on nobody knows whether it was taken, until there is an answer: it is not changed any more.
      const entry = await Shelf.change(key, now => now.state === "waiting" && now.who === sender.body.who ? { ...now, tried: true } : null);
      if (!entry) continue;
      let answer = await ask("/save", { method: "POST", body: form(entry, sender.body) });
      if (answer.state === DONE && !answer.isJson) { // the page's token has grown old
        sender = await who();
        if (sender.state !== DONE || !sender.ok) return { state: SIGNED_OUT, sent };
        answer = await ask("/save", { method: "POST", body: form(entry, sender.body) });
      }
      if (answer.state !== DONE) return { state: answer.state, sent };
      if (!answer.isJson) return { state: NO_CONNECTION, sent };
      await settle(entry, answer);
      if (answer.ok) sent++;
    }
    return { state: DONE, sent };
  }

  async function settle(entry, answer) {
    if (!answer.ok) {
      const problems = Object.fromEntries((answer.body.errors ?? []).map(error => [error.field, error.message]));
      await Shelf.keep({ ...entry, state: "refused", tried: false, says: answer.body.detail ?? "It was not taken.", code: answer.body.code, problems });
    } else if (answer.body.conflicts?.length > 0) {
      await Shelf.keep({ ...entry, state: "conflict", conflicts: answer.body.conflicts, recordId: answer.body.recordId });
    } else {
      await Shelf.drop(entry);
    }
  }

  function form(entry, sender) {
    const body = new FormData();
    body.set(sender.tokenField, sender.token);
    body.set("who", entry.who);
    body.set("_key", entry.key);
    body.set("entry", JSON.stringify(entry.entry));
    return body;
  }

  return { who, take, all, DONE, SIGNED_OUT, NO_CONNECTION };
})();
