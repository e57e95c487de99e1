import { below, list } from '../data.js';
import { constant, linear, linearithmic, quadratic, regimes } from '../growth.js';
import { kind, known } from '../known.js';

const monday = Date.UTC(2024, 0, 1);
const minute = 60_000;

export const datesHeld = kind('dates', [
  known({
    name: 'work days of n days, one by one',
    input: (n) => ({ from: new Date(monday), days: n, holidays: new Set(['01-01', '05-01', '12-25', '12-26']) }),
    truth: linear,
    subject: ({ from, days, holidays }) => {
      let count = 0;
      const day = new Date(from);
      for (let i = 0; i < days; i++) {
        const weekend = day.getUTCDay() === 0 || day.getUTCDay() === 6;
        if (!weekend && !holidays.has(day.toISOString().slice(-19, -14))) count++;
        day.setUTCDate(day.getUTCDate() + 1);
      }
      return count;
    },
  }),
  known({
    name: 'rooms that n meetings need',
    input: (n) =>
      list(n, () => {
        const start = monday + below(5 * 24 * 60) * minute;
        return { start: new Date(start), end: new Date(start + (1 + below(8)) * 15 * minute) };
      }),
    // The lists of numbers become large objects: 0.41 µs a meeting at n = 11,752, 0.65 at 16,688, 0.71 at 47,783.
    truth: regimes(
      [0, 12_000, linearithmic],
      [12_001, 48_000, [linearithmic, quadratic]],
      [48_001, Number.POSITIVE_INFINITY, linearithmic],
    ),
    subject: (meetings) => {
      const starts = meetings.map(({ start }) => start.getTime()).sort((a, b) => a - b);
      const ends = meetings.map(({ end }) => end.getTime()).sort((a, b) => a - b);
      let rooms = 0;
      let free = 0;
      for (const start of starts) {
        if (start >= (ends[free] as number)) free++;
        else rooms++;
      }
      return rooms;
    },
  }),
  known({
    name: 'deadline n minutes ahead, at nine if at night',
    input: (n) => ({ from: new Date(monday), minutes: n }),
    truth: constant,
    subject: ({ from, minutes }) => {
      const deadline = new Date(from.getTime() + minutes * minute);
      const hour = deadline.getUTCHours();
      if (hour >= 18) deadline.setUTCDate(deadline.getUTCDate() + 1);
      if (hour >= 18 || hour < 9) deadline.setUTCHours(9, 0, 0, 0);
      return deadline.toISOString();
    },
  }),
]);
