/**
 * The steps to get access to a network, with the texts to copy.
 * @module
 */
import { html } from '../lib/ui.js';
import { CopyButton, OutLink } from '../ui/button.js';

/** @param {{provider: import('../lib/types.js').Provider}} props */
export function Guide({ provider }) {
  const heading = `guide-${provider.id}`;
  return html`<section class="guide" aria-labelledby=${heading}>
    <h3 id=${heading}>How to get access</h3>
    <ol class="steps">
      ${provider.setupGuide.map(
        (step, index) => html`<li key=${step.title} class="step">
          <span class="step-mark" aria-hidden="true">${index + 1}</span>
          <div class="step-text">
            <h4>${step.title}</h4>
            <p>${step.text}</p>
            ${step.copy.map(
              (copy) => html`<div key=${copy.label} class="copy-line copy-text">
                <code>${copy.text}</code>
                <${CopyButton} text=${copy.text} label=${copy.label} />
              </div>`,
            )}
            ${step.link && html`<p><${OutLink} href=${step.link}>${new URL(step.link).host}<//></p>`}
          </div>
        </li>`,
      )}
    </ol>
  </section>`;
}
