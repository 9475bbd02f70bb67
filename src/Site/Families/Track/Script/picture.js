// A chart as SVG.
import { HEIGHT, WIDTH, layout } from './chart.js';

const make = (tag, attributes, text) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text !== undefined) element.textContent = text;
  return element;
};

const path = (places) => places.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('');

/**
 * @param {object[]} points see chart.js
 * @param {object} frame see chart.js
 * @param {{ label: string, above: string, below: string, day: (day: string) => string, age?: (day: string) => string, number: (n: number) => string }} words
 */
export function picture(points, frame, words) {
  const drawn = layout(points, frame);
  const svg = make('svg', { class: 'chart-svg track-chart', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': words.label });
  for (const { value, y } of drawn.ticks) {
    svg.append(make('line', { class: 'chart-grid', x1: drawn.left, x2: drawn.right, y1: y, y2: y }));
    svg.append(make('text', { class: 'chart-tick', x: drawn.left - 8, y: y + 6, 'text-anchor': 'end' }, words.number(value)));
  }
  svg.append(make('text', { class: 'chart-side', x: drawn.left, y: 20 }, `↑ ${words.above}`));
  svg.append(make('text', { class: 'chart-side', x: drawn.right, y: 20, 'text-anchor': 'end' }, `↓ ${words.below}`));
  svg.append(make('line', { class: 'chart-axis', x1: drawn.left, x2: drawn.right, y1: drawn.bottom, y2: drawn.bottom }));
  drawn.days.forEach(({ day, x }, i) => {
    const anchor = drawn.days.length === 1 ? 'middle' : i === 0 ? 'start' : x > WIDTH - 80 ? 'end' : 'middle';
    const line = (y, text) => svg.append(make('text', { class: 'chart-tick', x, y: drawn.bottom + y, 'text-anchor': anchor }, text));
    line(28, words.day(day));
    if (words.age) line(56, words.age(day));
  });
  for (const course of drawn.courses) svg.append(make('path', { class: 'track-course', d: path(course) }));
  if (drawn.line.length > 0) svg.append(make('path', { class: 'track-line', d: path(drawn.line) }));
  for (const { x, y, hollow, label } of drawn.marks) {
    const mark = make('circle', { class: hollow ? 'mark-hollow' : 'mark-filled', cx: x, cy: y, r: 8 });
    mark.append(make('title', {}, label));
    svg.append(mark);
  }
  return svg;
}
