// The page for filling in forms without a connection: what was taken along, what waits, and what the server said to it.
"use strict";

(async () => {
  const root = document.getElementById("offline");
  if (!root || !globalThis.indexedDB || !globalThis.crypto?.subtle || !navigator.serviceWorker || !navigator.locks) return;
  const { make } = Sheet;
  const at = id => document.getElementById(id);
  let bundle, editing = null, busy = null, drawn = "";

  root.hidden = false;
  navigator.serviceWorker.register("/registry/offline-worker.js", { scope: "/registry/offline" }).catch(() => {});
  at("offline-take").addEventListener("click", () => once(take));
  at("offline-send").addEventListener("click", () => once(send));
  addEventListener("online", () => once(send));
  addEventListener("beforeunload", event => { if (editing) event.preventDefault(); });

  /** What needs the network, one after the other; filling in never waits for it. */
  function once(act) {
    busy = (busy ?? Promise.resolve()).then(act).catch(() => say("That did not work. Nothing that waits is lost.")).then(refresh);
    return busy;
  }

  /** What needs the device alone. */
  async function here(act) {
    try { await act(); } catch { say("The device did not keep it: it may be full. What you filled in still stands here."); }
    await refresh();
  }

  function say(text) {
    const box = at("offline-says");
    box.textContent = text ?? "";
    box.hidden = !text;
  }

  const STATES = {
    [Sending.SIGNED_OUT]: "You are not signed in any more. Sign in, come back to this page, and send; nothing is lost.",
    [Sending.NO_CONNECTION]: "There is no connection. What waits is kept; send it later.",
  };

  async function take() {
    const taken = await Sending.take();
    if (taken.state !== Sending.DONE) return say(STATES[taken.state]);
    if (!taken.ok) return say(taken.body?.detail ?? "This could not be taken along.");
    await Shelf.keepBundle(taken.body);
    await navigator.serviceWorker.ready;
    say(null);
  }

  async function send() {
    const done = await Sending.all();
    say(STATES[done.state] ?? null);
    if (done.state === Sending.DONE && bundle) await take(); // with what others have entered meanwhile
  }

  async function refresh() {
    bundle = await Shelf.bundle() ?? null;
    const entries = await Shelf.entries(), count = await Shelf.count();
    at("offline-state").textContent = (count === 0 ? "Nothing waits on this device." : count === 1 ? "1 form waits on this device." : `${count} forms wait on this device.`)
      + (bundle ? ` Taken along: ${bundle.children.length} children, ${bundle.day}, as ${bundle.as}.` : " Nothing was taken along yet.");
    at("offline-send").hidden = entries.every(entry => entry.state !== "waiting");
    drawWaiting(entries);
    drawChildren(entries);
  }

  function drawWaiting(entries) {
    at("offline-waiting").hidden = entries.length === 0;
    at("offline-waiting").querySelector("ul").replaceChildren(...entries.map(entry => {
      const mine = !bundle || entry.who === bundle.who;
      const item = make("li", { "data-state": entry.state }, make("strong", {}, mine ? `${entry.pseudonym}: ${entry.title}` : "A form of somebody else, who signs in and sends it"));
      if (!mine) return item;
      item.append(" ", make("span", {}, said(entry)));
      for (const conflict of entry.conflicts ?? []) item.append(make("p", { class: "offline-two" }, `${label(entry, conflict.field)}: on file ${conflict.stands ?? "nothing"}; yours ${conflict.entered ?? "nothing"}. Both are kept, with a query.`));
      const ways = make("p", { class: "offline-ways" });
      if (entry.state === "conflict") {
        ways.append(make("a", { href: `/registry/children/${entry.entry.participantId}/forms/${entry.entry.form}/${entry.recordId}` }, "Open the form"), button("Seen", () => Shelf.drop(entry)));
      } else {
        if (!entry.tried) ways.append(button("Change", () => change(entry)));
        ways.append(button("Throw away", () => confirm("Throw away what was filled in here? It was not sent, and cannot be brought back.") ? Shelf.drop(entry) : null));
      }
      item.append(ways);
      return item;
    }));
  }

  const said = entry => entry.state === "conflict" ? "Sent. Somebody else had answered differently meanwhile."
    : entry.state === "refused" ? `Not taken: ${entry.says}`
    : entry.state === "editing" ? "Being changed: it is not sent before it is kept again."
    : entry.tried ? "Being sent: there was no answer yet. It happens once, however often it is sent." : entry.entry.complete ? "Waits, complete." : "Waits, as a draft.";

  const label = (entry, code) => formOf(entry)?.fields.find(f => f.code === code)?.label ?? code;

  function button(words, act) {
    const made = make("button", { type: "button", class: "nhsuk-button nhsuk-button--secondary nhsuk-button--small" }, words);
    made.addEventListener("click", () => here(act));
    return made;
  }

  function drawChildren(entries) {
    at("offline-children").hidden = !bundle;
    const box = at("offline-children").querySelector("div"), now = JSON.stringify([bundle, entries.map(e => [e.key, e.state, e.entry.visitId])]);
    if (now === drawn) return; // what somebody is about to touch stays where it is
    drawn = now;
    const open = new Set([...box.querySelectorAll("details[open] summary")].map(summary => summary.textContent));
    box.replaceChildren(...(bundle?.children ?? []).map(child => {
      const list = make("ul", { class: "offline-list" });
      for (const taken of child.forms) {
        const form = bundle.programmes[child.programmeHash].find(f => f.code === taken.form);
        if (!form || !Sheet.canDraw(form)) continue;
        const waits = taken.visitId && entries.some(e => e.state !== "conflict" && e.entry.participantId === child.participantId && e.entry.form === taken.form && e.entry.visitId === taken.visitId);
        const choose = make("button", { type: "button", class: "offline-open", disabled: waits }, `${form.title}${taken.visit ? ", " + taken.visit : ""}${waits ? " (waits)" : ""}`);
        choose.addEventListener("click", () => edit({ key: crypto.randomUUID(), at: new Date().toISOString(), who: bundle.who, pseudonym: child.pseudonym, title: form.title, state: "waiting", before: JSON.parse(taken.values), values: JSON.parse(taken.values),
          entry: { participantId: child.participantId, form: taken.form, visitId: taken.visitId, recordId: taken.recordId, seen: taken.seen, entry: 1, values: {}, complete: false, programmeHash: child.programmeHash } }));
        list.append(make("li", {}, choose));
      }
      return make("details", { class: "nhsuk-details", open: open.has(child.pseudonym) || bundle.children.length === 1 }, make("summary", { class: "nhsuk-details__summary" }, make("span", { class: "nhsuk-details__summary-text" }, child.pseudonym)), list);
    }));
  }

  /** The form as it is in what was taken along now: after a change of the programme, another than the entry was filled in on. */
  const formOf = entry => {
    const child = bundle?.children.find(c => c.participantId === entry.entry.participantId);
    return child && bundle.programmes[child.programmeHash].find(f => f.code === entry.entry.form);
  };

  async function edit(entry) {
    const form = formOf(entry);
    if (!form) return say("This form is not among those taken along now. Take along anew, or enter it with a connection.");
    if (editing && editing.key !== entry.key) return say("Keep or leave the form that is open first.");
    say(null);
    editing = entry;
    const box = at("offline-fill"), sheet = box.querySelector("form");
    at("fill-title").textContent = `${entry.pseudonym}: ${form.title}`;
    Sheet.draw(sheet, form, entry.values, entry.problems);
    for (const [code, value] of Object.entries(entry.entry.values)) if (!form.fields.some(f => f.code === code)) sheet.prepend(make("p", { class: "nhsuk-inset-text" }, `The form does not ask this any more; copy it if it matters: ${code}: ${value.text ?? JSON.stringify(value)}`));
    const draft = make("button", { class: "nhsuk-button nhsuk-button--secondary", name: "as", value: "draft" }, "Keep as a draft");
    const complete = make("button", { class: "nhsuk-button", name: "as", value: "complete" }, "Keep as complete");
    const leave = make("button", { class: "nhsuk-button nhsuk-button--secondary", type: "button" }, "Leave it");
    leave.addEventListener("click", () => { editing = null; box.hidden = true; });
    sheet.append(make("div", { class: "form-save" }, draft, complete, leave));
    sheet.onsubmit = event => { event.preventDefault(); once(() => keep(form, sheet, event.submitter?.value === "complete")); };
    box.hidden = false;
    box.focus();
    box.scrollIntoView();
  }

  /** Takes an entry out of those that are sent while it is changed. */
  async function change(entry) {
    if (editing || !formOf(entry)) return edit(entry);
    const now = await Shelf.change(entry.key, kept => kept.tried ? null : { ...kept, state: "editing" });
    if (now) await edit(now); else say("It is being sent already.");
  }

  async function leaveIt() {
    if (editing) await Shelf.change(editing.key, kept => kept.state === "editing" ? { ...kept, state: kept.says ? "refused" : "waiting" } : null);
    editing = null;
    at("offline-fill").hidden = true;
  }

  async function keep(form, sheet, complete) {
    if (!editing) return;
    const now = Sheet.read(sheet, form), lacking = complete ? Sheet.lacking(form, now) : {};
    if (Object.keys(lacking).length > 0) {
      await edit({ ...editing, values: { ...editing.before, ...now }, problems: lacking });
      return say("Some answers are missing. It can be kept as a draft.");
    }
    const hash = bundle.children.find(c => c.participantId === editing.entry.participantId).programmeHash;
    const entry = { ...editing, state: "waiting", tried: false, problems: undefined, says: undefined, values: { ...editing.before, ...now }, entry: { ...editing.entry, values: Sheet.changed(form, editing.before, now), complete, programmeHash: hash } };
    await Shelf.keep(entry);
    editing = null;
    at("offline-fill").hidden = true;
    say(null);
    if (navigator.onLine) once(send);
  }

  await refresh();
})();
