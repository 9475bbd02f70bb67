// Days are written 2026-11-26, months 2026-11: no clock times, no time zones.

const DAY = 86_400_000;

const at = (day) => Date.parse(`${day}T00:00:00Z`);

/** Whether this is a day of the calendar: 2026-02-30 is none. */
export function isDay(text) {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = at(text);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

export const isMonth = (text) => typeof text === 'string' && isDay(`${text}-01`);

/** The day it is where the reader sits. */
export function today(now = new Date()) {
  const two = (n) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export const nextDay = (day) => new Date(at(day) + DAY).toISOString().slice(0, 10);

export const daysBetween = (first, second) => Math.round((at(second) - at(first)) / DAY);

/** Age in years at a day, of somebody whose month of birth is known; right to about half a month. */
export const ageAt = (born, day) => daysBetween(`${born}-15`, day) / 365.25;
