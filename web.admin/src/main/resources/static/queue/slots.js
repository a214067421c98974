/**
 * The weekly times of a posting schedule, as data.
 * @module
 */
/** @typedef {import('../lib/shapes.js').Slot} Slot */
/** @typedef {import('../lib/shapes.js').Weekday} Weekday */

/** @type {{id: Weekday, label: string}[]} from Monday to Sunday */
export const DAYS = [
  { id: 'MONDAY', label: 'Monday' },
  { id: 'TUESDAY', label: 'Tuesday' },
  { id: 'WEDNESDAY', label: 'Wednesday' },
  { id: 'THURSDAY', label: 'Thursday' },
  { id: 'FRIDAY', label: 'Friday' },
  { id: 'SATURDAY', label: 'Saturday' },
  { id: 'SUNDAY', label: 'Sunday' },
];

const WORKING_DAYS = 5;

/** @type {{value: string, label: string}[]} what a time can be added to */
export const DAY_CHOICES = [
  { value: 'EVERY', label: 'Every day' },
  { value: 'WORKING', label: 'Monday to Friday' },
  ...DAYS.map((day) => ({ value: day.id, label: day.label })),
];

/** @param {string} choice of {@link DAY_CHOICES} @returns {Weekday[]} */
export function daysOf(choice) {
  if (choice === 'EVERY') {
    return DAYS.map((day) => day.id);
  }
  return choice === 'WORKING' ? DAYS.slice(0, WORKING_DAYS).map((day) => day.id) : [/** @type {Weekday} */ (choice)];
}

/** @param {Slot} slot @returns {string} tells slots apart */
export const slotKey = ({ day, time }) => `${DAYS.findIndex((one) => one.id === day)} ${time}`;

/**
 * In the order of the week, each once.
 * @param {Slot[]} slots
 * @returns {Slot[]}
 */
export function inOrder(slots) {
  const known = new Map(slots.map((slot) => [slotKey(slot), slot]));
  return [...known.keys()].sort().map((key) => /** @type {Slot} */ (known.get(key)));
}
