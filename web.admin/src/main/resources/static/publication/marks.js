/**
 * How a publication got its time: from the queue, or because its post repeats.
 * @module
 */
import { html } from '../lib/ui.js';
import { Icon } from '../ui/icon.js';

/**
 * @param {{publication: import('../lib/types.js').Publication, small?: boolean}} props small shows the icons only
 */
export function Marks({ publication, small }) {
  const { queued, recurrence } = publication;
  const marks = [
    queued && { icon: 'list-ordered', word: 'Queued' },
    recurrence && { icon: 'repeat', word: recurrence.occurrence === 0 ? 'Template that repeats' : 'Repeats' },
  ].filter((one) => one !== false && one !== null);
  return marks.map(
    (one) => html`<span key=${one.icon} class="publication-mark" title=${small ? one.word : undefined}>
      <${Icon} name=${one.icon} /><span class=${small ? 'hidden' : undefined}>${small ? `, ${one.word}` : one.word}</span>
    </span>`,
  );
}
