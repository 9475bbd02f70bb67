// The ATEC as the page hands it to its script, and entries to try things with.

export const sheet = {
  id: 'ATEC',
  parts: [
    { name: 'Speech', points: [2, 1, 0], questions: 14 },
    { name: 'Sociability', points: [0, 1, 2], questions: 20 },
    { name: 'Senses', points: [2, 1, 0], questions: 18 },
    { name: 'Health', points: [0, 1, 2, 3], questions: 25 },
  ],
};

export const answers = (choose) => sheet.parts.map((part, i) => Array.from({ length: part.questions }, (_, n) => choose(part, i, n)));

export const child = (more = {}) => ({ kind: 'child', id: 'c1', name: 'Ada', born: '2020-05', ...more });
export const form = (more = {}) => ({ kind: 'form', id: 'f1', child: 'c1', day: '2026-03-01', rater: 'mother', who: '', answers: answers(() => 1), ...more });
export const diary = (more = {}) => ({ kind: 'diary', id: 'd1', child: 'c1', day: '2026-03-02', sleep: 4, anxiety: null, distress: null, life: null, note: '', ...more });
export const change = (more = {}) => ({ kind: 'change', id: 't1', child: 'c1', day: '2026-03-03', act: 'start', what: 'Melatonin', ...more });

export const around = { today: '2026-11-26', sheet, children: new Map([['c1', child()]]) };
