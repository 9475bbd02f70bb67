// A chart over time as plain shapes: places in a picture of 640 by 340, made into SVG by picture.js.
import { daysBetween } from './days.js';

export const WIDTH = 640;
export const HEIGHT = 340;
const LEFT = 64;
const RIGHT = 24;
const TOP = 36;
const BOTTOM = 72;

const scale = (from, to, low, high) => (value) => (to === from ? (low + high) / 2 : low + ((value - from) / (to - from)) * (high - low));

/** Steps of 1, 2, 5, 10, 20, 50 … so that at most five fit. */
export function ticks(low, high) {
  const span = high - low;
  const step = [1, 2, 5, 10, 20, 50, 100].find((s) => span / s <= 5) ?? 100;
  const first = Math.ceil(low / step) * step;
  return Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, i) => first + i * step);
}

/**
 * @param {{ day: string, value: number, hollow: boolean, label: string }[]} points oldest first
 * @param {{ low: number, high: number, courses?: { day: string, value: number }[][] }} frame ends of the scale; dashed lines to draw behind
 */
export function layout(points, { low, high, courses = [] }) {
  const start = points[0].day;
  const length = Math.max(1, daysBetween(start, points.at(-1).day));
  const across = scale(0, length, LEFT + 16, WIDTH - RIGHT - 16);
  const down = scale(low, high, HEIGHT - BOTTOM, TOP);
  const place = ({ day, value }) => ({ x: round(across(daysBetween(start, day))), y: round(down(value)) });
  const marks = points.map((point) => ({ ...point, ...place(point) }));
  const solid = marks.filter((mark) => !mark.hollow);
  return {
    marks,
    line: solid.length > 1 ? solid.map(({ x, y }) => ({ x, y })) : [],
    courses: courses.map((course) => course.map(place)),
    ticks: ticks(low, high).map((value) => ({ value, y: round(down(value)) })),
    days: apart(marks),
    left: LEFT,
    right: WIDTH - RIGHT,
    top: TOP,
    bottom: HEIGHT - BOTTOM,
  };
}

const round = (n) => Math.round(n * 10) / 10;

/** Days to print below the axis: the first and the last, and between them as many as do not touch. */
function apart(marks, gap = 150) {
  const shown = [];
  const [first, last] = [marks[0], marks.at(-1)];
  for (const mark of marks) {
    if (mark !== last && shown.length > 0 && mark.x - shown.at(-1).x < gap) continue;
    if (mark === last && mark !== first) while (shown.length > 1 && mark.x - shown.at(-1).x < gap) shown.pop();
    if (mark === last && mark !== first && mark.x - first.x < gap) break;
    if (mark !== last && mark !== first && last.x - mark.x < gap) continue;
    shown.push({ day: mark.day, x: mark.x });
  }
  return shown;
}
