// The points of a filled-in sheet. No total is made where an answer is missing.

/**
 * A sheet: `{ id, parts: [{ name, points: [2, 1, 0], questions: 14 }] }`, where `points` are those of each answer in the order in which they are offered.
 * Answers: a list for each part, of positions in `points`; null where nothing was chosen.
 */
export const blank = (sheet) => sheet.parts.map((part) => Array(part.questions).fill(null));

export function fits(sheet, answers) {
  return Array.isArray(answers) && answers.length === sheet.parts.length
    && sheet.parts.every((part, i) => Array.isArray(answers[i]) && answers[i].length === part.questions
      && answers[i].every((a) => a === null || (Number.isInteger(a) && a >= 0 && a < part.points.length)));
}

/** @returns {{ total: number | null, most: number, answered: number, questions: number, parts: { name: string, points: number | null, most: number, missing: number[] }[] }} */
export function score(sheet, answers) {
  const parts = sheet.parts.map((part, i) => {
    const missing = answers[i].flatMap((a, n) => (a === null ? [n + 1] : []));
    return {
      name: part.name,
      points: missing.length > 0 ? null : answers[i].reduce((sum, a) => sum + part.points[a], 0),
      most: part.questions * Math.max(...part.points),
      missing,
    };
  });
  const sum = (of) => parts.reduce((all, part) => all + of(part), 0);
  const questions = sheet.parts.reduce((all, part) => all + part.questions, 0);
  return {
    total: parts.some((part) => part.points === null) ? null : sum((part) => part.points),
    most: sum((part) => part.most),
    answered: questions - sum((part) => part.missing.length),
    questions,
    parts,
  };
}
