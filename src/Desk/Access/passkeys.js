// Passkeys: asks the device, and hands its answer to the server (WebAuthn).
"use strict";

(() => {
  if (!window.PublicKeyCredential || !PublicKeyCredential.parseCreationOptionsFromJSON) return;
  for (const box of document.querySelectorAll("[data-passkey]")) {
    box.hidden = false;
    const what = box.dataset.passkey, says = box.querySelector("[role=alert]");
    box.querySelector("button").addEventListener("click", async () => {
      says.hidden = true;
      try {
        await (what === "add" ? add() : enter());
        location.assign(box.dataset.next);
      } catch (error) {
        says.textContent = error.name === "NotAllowedError" ? "Nothing was done: the device was not asked to the end." : error.message;
        says.hidden = false;
      }
    });
  }

  async function enter() {
    const options = await (await post("sign-in/options")).json();
    const credential = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    await post("sign-in", { credential: JSON.stringify(credential) });
  }

  async function add() {
    const options = await (await post("add/options")).json();
    const credential = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
    await post("add", { credential: JSON.stringify(credential), name: navigator.userAgentData?.platform ?? "Passkey" });
  }

  async function post(to, fields = {}) {
    const body = new FormData();
    const token = document.querySelector("form input[name=__RequestVerificationToken]");
    body.set(token.name, token.value);
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const answer = await fetch("/registry/passkey/" + to, { method: "POST", body, credentials: "same-origin", redirect: "error" });
    if (!answer.ok) throw new Error(answer.headers.get("content-type")?.startsWith("text/plain") ? await answer.text() : "The server did not take it.");
    return answer;
  }
})();
