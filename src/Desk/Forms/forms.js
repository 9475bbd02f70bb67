// Improves a form that works without it: questions that are not asked disappear, sums follow what is typed, an answer and "no answer" exclude each other.
"use strict";

const sheet = document.getElementById("sheet");
if (sheet) {
  const of = name => [...sheet.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
  const answers = name => of(name).flatMap(c => c.type === "radio" || c.type === "checkbox" ? (c.checked ? [c.value] : []) : [c.value]).filter(v => v !== "");
  const rows = [...sheet.querySelectorAll("[data-show]")];
  const outputs = [...sheet.querySelectorAll("output[data-sum]")];

  const show = () => {
    for (const row of rows) {
      row.hidden = !answers(row.dataset.show).some(a => row.dataset.is.split(" ").includes(a));
      for (const control of row.querySelectorAll("input, select, textarea")) control.disabled = row.hidden;
    }
    for (const output of outputs) {
      const parts = output.dataset.sum.split(" ").map(code => answers(code)[0]);
      const sum = parts.reduce((total, part) => total + (part === undefined ? NaN : Number(part)), 0);
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
