// Draws a form of a programme from its definition and reads what was answered. The server checks everything again.
"use strict";

const Sheet = (() => {
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
    element.append(...children.filter(child => child !== null && child !== undefined));
    return element;
  };

  const isComputed = field => field.score?.sum?.length > 0;
  /** Whether the page can draw it; question-by-question forms need a connection. */
  const canDraw = form => form.fields.every(field => field.type !== "items" || field.show);

  const MISSING = { "not-done": "not done", refused: "refused", unknown: "unknown" };
  const choicesOf = field => field.type === "yes-no" ? [{ code: "yes", label: "Yes" }, { code: "no", label: "No" }] : field.choices ?? [];

  function draw(into, form, values, problems = {}) {
    into.replaceChildren();
    for (const field of form.fields) {
      if (isComputed(field) || field.type === "items") continue;
      into.append(row(field, values[field.code], problems[field.code]));
    }
    into.oninput = () => show(into, form);
    show(into, form);
  }

  function row(field, value, problem) {
    const id = `o-${field.code}`, missing = value?.missing;
    const hint = [field.hint, field.unit && `In ${field.unit}.`, field.min !== undefined && field.min !== null && `At least ${field.min}.`, field.max !== undefined && field.max !== null && `At most ${field.max}.`, field.type === "partial-date" && "As far as it is known: 2026, 2026-11 or 2026-11-26."].filter(Boolean).join(" ");
    const box = make("div", { class: "form-row" + (problem ? " nhsuk-form-group--error" : ""), "data-field": field.code });
    const label = field.label + (field.required ? "" : " (optional)");
    const choices = choicesOf(field);
    if (choices.length > 0) {
      const set = make("fieldset", { class: "nhsuk-fieldset desk-choices" }, make("legend", { class: "nhsuk-fieldset__legend" }, label), hint ? make("div", { class: "nhsuk-hint" }, hint) : null);
      const chosen = Array.isArray(value) ? value : [value];
      for (const choice of choices)
        set.append(make("label", { class: "desk-choice" }, make("input", { type: field.type === "multi" ? "checkbox" : "radio", name: id, value: choice.code, checked: chosen.includes(choice.code) }), " ", make("span", {}, choice.label)));
      box.append(set);
    } else {
      const shown = value === undefined || value === null || missing ? "" : String(value);
      const input = field.type === "long-text" ? make("textarea", { class: "nhsuk-input", id, name: id, rows: 4 }, shown)
        : make("input", { class: "nhsuk-input", id, name: id, type: { date: "date", time: "time" }[field.type] ?? "text", inputmode: { integer: "numeric", decimal: "decimal", score: "decimal" }[field.type], value: shown });
      box.append(make("label", { class: "nhsuk-label", for: id }, label), hint ? make("div", { class: "nhsuk-hint" }, hint) : "", input);
    }
    if (problem) box.append(make("p", { class: "nhsuk-error-message" }, problem));
    if (field.missing?.length > 0) {
      const select = make("select", { class: "nhsuk-select", id: id + "-missing", name: id + "-missing" }, make("option", { value: "" }, ""));
      for (const code of field.missing) select.append(make("option", { value: code, selected: code === missing }, MISSING[code] ?? code));
      box.append(make("p", { class: "form-missing" }, make("label", { for: id + "-missing" }, "or no answer: "), select));
    }
    return box;
  }

  /** Hides what is not asked after the answers so far. */
  function show(into, form) {
    for (const field of form.fields.filter(f => f.show)) {
      const box = into.querySelector(`[data-field="${field.code}"]`);
      if (box) box.hidden = !isShown(form, field, read(into, form));
    }
  }

  const isShown = (form, field, values) => !field.show || [values[field.show.field]].flat().some(answer => field.show.is.includes(answer));

  /** What stands on the screen, by field, as it is kept: null for nothing. */
  function read(into, form) {
    const values = {};
    for (const field of form.fields) {
      const id = `o-${field.code}`, box = into.querySelector(`[data-field="${field.code}"]`);
      if (!box) continue;
      const missing = box.querySelector(`[name="${id}-missing"]`)?.value;
      const picked = [...box.querySelectorAll(`input[name="${id}"]:checked`)].map(input => input.value);
      const text = choicesOf(field).length > 0 ? picked[0] : box.querySelector(`[name="${id}"]`)?.value.trim();
      values[field.code] = missing ? { missing } : field.type === "multi" ? (picked.length > 0 ? picked : null) : text || null;
    }
    return values;
  }

  /** The answers that differ from those that were taken along, as the server takes them. Others are not named, and stay as they are. */
  function changed(form, before, now) {
    const inputs = {};
    for (const field of form.fields) {
      if (!(field.code in now) || (field.show && !isShown(form, field, now))) continue;
      const [a, b] = [before[field.code] ?? null, now[field.code]];
      if (JSON.stringify(typeof a === "number" ? String(a) : a) === JSON.stringify(b)) continue;
      inputs[field.code] = b === null ? {} : b.missing ? { missing: b.missing } : Array.isArray(b) ? { chosen: b } : { text: b };
    }
    return inputs;
  }

  /** Before it is called complete: what is lacking. */
  const lacking = (form, now) => Object.fromEntries(form.fields.filter(f => f.required && f.code in now && now[f.code] === null && isShown(form, f, now)).map(f => [f.code, "An answer is needed here."]));

  return { make, draw, read, changed, lacking, canDraw };
})();
