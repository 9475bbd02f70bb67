// Improves a form that works without it: questions that are not asked disappear, sums follow what is typed, an answer and "no answer" exclude each other.
"use strict";

const sheet = document.getElementById("sheet");
if (sheet) {
  const of = name => [...sheet.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
  const answers = name => of(name).flatMap(c => c.type === "radio" || c.type === "checkbox" ? (c.checked ? [c.value] : []) : [c.value]).filter(v => v !== "");
  const rows = [...sheet.querySelectorAll("[data-show]")];
  const outputs = [...sheet.querySelectorAll("output[data-sum]")];
  const blocks = new Map();
  for (const row of sheet.querySelectorAll("[data-block]")) blocks.set(row.dataset.block, [...(blocks.get(row.dataset.block) ?? []), row]);

  // What an answered question counts; not a number while it is not answered.
  const points = row => {
    const chosen = row.querySelector("input:checked")?.value;
    const pair = row.dataset.points.split(" ").find(p => p.slice(0, p.lastIndexOf(":")) === chosen);
    return pair === undefined ? NaN : Number(pair.slice(pair.lastIndexOf(":") + 1));
  };

  // A part of a sum: what is computed from questions, or what was typed.
  const score = code => {
    const computed = sheet.querySelector(`[data-instead="${CSS.escape(code)}"]:not([hidden]) output`);
    if (computed) return Number(computed.textContent === "not yet" ? NaN : computed.textContent);
    const typed = answers(code)[0];
    return typed === undefined ? NaN : Number(typed);
  };

  const show = () => {
    for (const row of rows) {
      row.hidden = !answers(row.dataset.show).some(a => row.dataset.is.split(" ").includes(a));
      for (const control of row.querySelectorAll("input, select, textarea")) control.disabled = row.hidden;
    }
    for (const [code, items] of blocks) {
      const given = items.filter(row => Number.isFinite(points(row))).length;
      for (const count of sheet.querySelectorAll(`[data-count="${CSS.escape(code)}"]`)) count.textContent = `${given} of ${items.length}`;
    }
    for (const output of outputs) {
      const parts = output.dataset.sum.split(" ");
      const instead = output.closest("[data-instead]");
      if (instead) {
        instead.hidden = !parts.some(code => blocks.has(code) && !blocks.get(code)[0].hidden);
        for (const row of instead.parentElement.children) if (row !== instead && !row.matches(".form-ask, .form-query")) row.hidden = !instead.hidden;
      }
      const sum = parts.flatMap(code => blocks.has(code) ? blocks.get(code).map(points) : [score(code)]).reduce((total, part) => total + part, 0);
      output.textContent = Number.isFinite(sum) ? String(Math.round(sum * 1e6) / 1e6) : "not yet";
    }
  };

  sheet.addEventListener("input", event => {
    const missing = event.target.dataset.missing;
    if (missing && event.target.value !== "") for (const c of of(missing)) { if (c.type === "radio" || c.type === "checkbox") c.checked = false; else c.value = ""; }
    else if (!missing && answers(event.target.name).length > 0) for (const c of of("missing." + event.target.name)) c.value = "";
    show();
  });
  show();
}
