/**
 * Light, dark, or as the system says. `theme.js` applies the choice before the first paint.
 * @module
 */
import { signal } from './ui.js';
import { device } from './storage.js';

/** @typedef {'auto'|'light'|'dark'} Theme */

const KEY = 'rostrum-theme';
/** @type {Theme[]} */
const ORDER = ['auto', 'light', 'dark'];

/** @type {import('../vendor/signals.js').Signal<Theme>} */
export const theme = signal(ORDER.find((one) => one === device.read(KEY)) ?? 'auto');

/** Takes the next theme. */
export function nextTheme() {
  const next = ORDER[(ORDER.indexOf(theme.value) + 1) % ORDER.length];
  theme.value = next;
  device.write(KEY, next === 'auto' ? null : next);
  if (next === 'auto') {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = next;
  }
}
