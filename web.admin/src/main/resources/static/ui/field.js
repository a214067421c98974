/**
 * Form fields: a label, the control, help, and what is wrong with it.
 * @module
 */
import { html, classes, useId } from '../lib/ui.js';
import { Icon } from './icon.js';

/**
 * @typedef {object} FieldProps
 * @property {string} label
 * @property {string} [help]
 * @property {string|null} [error]
 * @property {boolean} [optional] says so beside the label
 * @property {any} [counter] beside the label
 * @property {string} [class]
 */

/** @typedef {{id: string, 'aria-describedby'?: string, 'aria-invalid'?: 'true'}} ControlProps */

/**
 * The frame of a field.
 * @param {FieldProps & {control: (props: ControlProps) => any}} props
 */
export function Field({ label, help, error, optional, counter, control, class: extra }) {
  const id = useId();
  const describedBy = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(' ');
  return html`<div class=${classes('field', extra)}>
    <div class="field-head">
      <label for=${id}>${label}</label>
      ${optional && html`<span class="field-hint">Optional</span>`} ${counter}
    </div>
    ${control({
      id,
      'aria-describedby': describedBy || undefined,
      'aria-invalid': error ? 'true' : undefined,
    })}
    ${help && html`<p class="field-help" id=${`${id}-help`}>${help}</p>`}
    ${error &&
    html`<p class="field-error" id=${`${id}-error`}><${Icon} name="triangle-alert" /><span>${error}</span></p>`}
  </div>`;
}

/** @param {(value: string) => void} then */
const typed = (then) => (/** @type {Event} */ event) =>
  then(/** @type {HTMLInputElement} */ (event.currentTarget).value);

/**
 * One line of text.
 * @param {FieldProps & {value: string, onInput: (value: string) => void} & Record<string, any>} props
 */
export function TextField({ label, help, error, optional, counter, onInput, class: extra, ...rest }) {
  return html`<${Field}
    label=${label}
    help=${help}
    error=${error}
    optional=${optional}
    counter=${counter}
    class=${extra}
    control=${(/** @type {ControlProps} */ props) =>
      html`<input type="text" class="input" ...${rest} ...${props} onInput=${typed(onInput)} />`}
  />`;
}

/**
 * Several lines of text.
 * @param {FieldProps & {value: string, onInput: (value: string) => void} & Record<string, any>} props
 */
export function TextArea({ label, help, error, optional, counter, onInput, class: extra, ...rest }) {
  return html`<${Field}
    label=${label}
    help=${help}
    error=${error}
    optional=${optional}
    counter=${counter}
    class=${extra}
    control=${(/** @type {ControlProps} */ props) =>
      html`<textarea class="input" rows="4" ...${rest} ...${props} onInput=${typed(onInput)}></textarea>`}
  />`;
}

/**
 * One of a few.
 * @param {FieldProps & {value: string, choices: {value: string, label: string}[], onInput: (value: string) => void} & Record<string, any>} props
 */
export function SelectField({ label, help, error, optional, choices, value, onInput, class: extra, ...rest }) {
  return html`<${Field}
    label=${label}
    help=${help}
    error=${error}
    optional=${optional}
    class=${extra}
    control=${(/** @type {ControlProps} */ props) =>
      html`<select class="input" ...${rest} ...${props} value=${value} onChange=${typed(onInput)}>
        ${choices.map(
          (choice) =>
            html`<option key=${choice.value} value=${choice.value} selected=${choice.value === value}>${choice.label}</option>`,
        )}
      </select>`}
  />`;
}

/**
 * Yes or no.
 * @param {FieldProps & {checked: boolean, onInput: (checked: boolean) => void, disabled?: boolean}} props
 */
export function CheckField({ label, help, error, checked, onInput, disabled }) {
  const id = useId();
  return html`<div class="field check-field">
    <input
      type="checkbox"
      id=${id}
      checked=${checked}
      disabled=${disabled}
      aria-describedby=${help || error ? `${id}-help` : undefined}
      aria-invalid=${error ? 'true' : undefined}
      onChange=${(/** @type {Event} */ event) =>
        onInput(/** @type {HTMLInputElement} */ (event.currentTarget).checked)}
    />
    <div>
      <label for=${id}>${label}</label>
      ${(help || error) && html`<p id=${`${id}-help`} class=${error ? 'field-error' : 'field-help'}>${error ?? help}</p>`}
    </div>
  </div>`;
}

/**
 * How much of a text's room is used.
 * @param {{used: number, most: number, name?: string}} props
 */
export function Counter({ used, most, name }) {
  return html`<span class=${classes('field-hint', 'counter', used > most && 'counter-over')}>
    ${name && `${name} `}${used.toLocaleString('en')} / ${most.toLocaleString('en')}
    ${used > most && html`<span class="hidden"> too long</span>`}
  </span>`;
}

/**
 * Moves the focus to the first field that is wrong.
 * @param {ParentNode|null} within
 */
export function focusFirstProblem(within) {
  requestAnimationFrame(() => {
    const first = /** @type {HTMLElement|null} */ (
      within?.querySelector('[aria-invalid="true"], [data-problem]')
    );
    first?.closest('details:not([open])')?.setAttribute('open', '');
    first?.focus();
    first?.scrollIntoView({ block: 'center' });
  });
}
