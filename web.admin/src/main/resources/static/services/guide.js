/**
 * The steps to get access to a network, ticked as they are done, with the texts to copy.
 * @module
 */
import { html } from '../lib/ui.js';
import { get, put } from '../lib/api.js';
import { useResource } from '../lib/resource.js';
import { may, zone } from '../lib/session.js';
import { toastProblem } from '../lib/toast.js';
import { when } from '../lib/time.js';
import { CopyButton, LinkButton, OutLink } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import { ErrorNote } from '../ui/states.js';

/** @typedef {import('../lib/types.js').SetupProgress} Progress */
/** @typedef {import('../lib/types.js').ProgressItem} ProgressItem */
/** @typedef {import('../lib/types.js').SetupStep} SetupStep */

/**
 * How far access to a network has come, and how to tick.
 * @param {string} providerId
 * @param {string} [saved] loads anew when it changes
 */
export function useProgress(providerId, saved = '') {
  const path = `/providers/${providerId}/progress`;
  /** @type {import('../lib/resource.js').Resource<Progress>} */
  const progress = useResource((signal) => get(path, { signal }), [providerId, saved], ['provider', 'account', 'publication']);
  /** @param {string} id @param {boolean} done */
  const tick = async (id, done) => {
    try {
      const now = await put(`${path}/${id}`, { done });
      progress.change(() => now);
    } catch (failure) {
      toastProblem(failure);
    }
  };
  return { progress, tick };
}

/** @param {{provider: import('../lib/types.js').Provider, saved: string}} props saved changes when the settings were saved or tested */
export function Guide({ provider, saved }) {
  const { progress, tick } = useProgress(provider.id, saved);
  const heading = `guide-${provider.id}`;
  const items = new Map((progress.data?.steps ?? []).map((item) => [item.id, item]));
  const done = [...items.values()].filter((item) => item.done).length;
  return html`<section class="guide" aria-labelledby=${heading}>
    <h3 id=${heading}>How to get access<span class="hidden"> to ${provider.name}</span></h3>
    ${progress.error && html`<${ErrorNote} error=${progress.error} retry=${progress.reload} />`}
    ${progress.data && html`<p class="muted guide-count">${done} of ${items.size} steps done</p>`}
    <ol class="steps">
      ${provider.setupGuide.map(
        (step, index) => html`<${Step} key=${step.id} step=${step} number=${index + 1} item=${items.get(step.id) ?? null} tick=${tick} />`,
      )}
    </ol>
    ${provider.reviewWalk.length > 0 && html`<p class="guide-walk"><${LinkButton} href=${`/review?network=${provider.id}`} icon="images">Review walk: ${provider.reviewWalk.length} shots<//></p>`}
  </section>`;
}

/** @param {{step: SetupStep, number: number, item: ProgressItem|null, tick: (id: string, done: boolean) => Promise<void>}} props */
function Step({ step, number, item, tick }) {
  const copied = () => {
    if (step.doneWhen?.fact === 'TEXT_COPIED' && !item?.done && may('MANAGE_SERVICES')) {
      tick(step.id, true);
    }
  };
  return html`<li class=${item?.done ? 'step step-done' : 'step'}>
    <span class="step-mark" aria-hidden="true">${item?.done ? html`<${Icon} name="check" />` : number}</span>
    <div class="step-text">
      <h4>${step.title}</h4>
      <p>${step.text}</p>
      ${step.copy.map(
        (copy) => html`<div key=${copy.label} class="copy-named">
          <p class="copy-name">${copy.label}</p>
          <div class="copy-line copy-text">
            <code>${copy.text}</code>
            <${CopyButton} text=${copy.text} label=${copy.label} onCopied=${copied} />
          </div>
        </div>`,
      )}
      ${step.link && html`<p><${OutLink} href=${step.link}>${new URL(step.link).host}<//></p>`}
      ${item && html`<${Tick} item=${item} title=${step.title} tick=${tick} />`}
    </div>
  </li>`;
}

/** @param {{item: ProgressItem, title: string, tick: (id: string, done: boolean) => Promise<void>}} props */
export function Tick({ item, title, tick }) {
  if (item.how === 'SEEN') {
    return html`<p class="step-done-note"><${Icon} name="circle-check" /> Done: Rostrum sees it.</p>`;
  }
  return html`<label class="check step-tick">
    <input type="checkbox" checked=${item.done} disabled=${!may('MANAGE_SERVICES')} onChange=${(/** @type {Event} */ event) => tick(item.id, /** @type {HTMLInputElement} */ (event.currentTarget).checked)} />
    <span>Done<span class="hidden">: ${title}</span>${item.at && html` <span class="muted">by ${item.by}, ${when(item.at, zone.value)}</span>`}</span>
  </label>`;
}
