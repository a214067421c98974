/**
 * Draws the fields that a provider declares as data.
 * @module
 */
import { html, useState } from '../lib/ui.js';
import { lengthOf } from '../lib/text.js';
import { CheckField, Counter, Field, SelectField, TextArea, TextField } from './field.js';
import { Button } from './button.js';
import { Combobox } from './combobox.js';

/** @typedef {import('../lib/types.js').Setting} Setting */
/** @typedef {import('../lib/types.js').Schema} Schema */

/**
 * @typedef {object} SchemaFormProps
 * @property {Schema} schema
 * @property {Record<string, string>} values
 * @property {Record<string, string>} errors messages by key
 * @property {(key: string, value: string) => void} onChange
 * @property {string|null} [colour] suggested for a colour that is not chosen yet
 * @property {string[]} [secretsSet]
 * @property {Record<string, any>} [notes] what to say below a setting, by key
 * @property {(setting: Setting) => import('./combobox.js').Lookup|null} [lookup]
 */

/**
 * The values in force: what was filled in, else the default.
 * @param {Schema} schema
 * @param {Record<string, string>} values
 * @returns {Record<string, string>}
 */
export function inForce(schema, values) {
  const defaults = schema.settings
    .filter((setting) => setting.defaultValue !== null)
    .map((setting) => [setting.key, setting.defaultValue]);
  return { ...Object.fromEntries(defaults), ...values };
}

/**
 * Whether a setting is shown now.
 * @param {Setting} setting
 * @param {Record<string, string>} current values in force
 */
export function isVisible(setting, current) {
  const rule = setting.visibleWhen;
  return !rule || rule.values.includes(current[rule.setting] ?? '');
}

/** @param {SchemaFormProps} props */
export function SchemaForm(props) {
  const { schema, errors } = props;
  const current = inForce(schema, props.values);
  const shown = schema.settings.filter((setting) => isVisible(setting, current));
  const plain = shown.filter((setting) => !setting.advanced);
  const advanced = shown.filter((setting) => setting.advanced);
  const groups = [{ id: null, label: '', help: '' }, ...schema.groups];
  /** @param {Setting} setting */
  const draw = (setting) => html`<${SettingField} key=${setting.key} ...${props} setting=${setting} current=${current} />${props.notes?.[setting.key]}`;
  return html`<div class="schema-form">
    ${groups.map((group) => {
      const inGroup = plain.filter((setting) => (setting.group || null) === group.id);
      if (inGroup.length === 0) {
        return null;
      }
      return group.id === null
        ? inGroup.map(draw)
        : html`<fieldset key=${group.id} class="group">
            <legend>${group.label}</legend>
            ${group.help && html`<p class="field-help">${group.help}</p>`} ${inGroup.map(draw)}
          </fieldset>`;
    })}
    ${advanced.length > 0 &&
    html`<details class="fold" open=${advanced.some((setting) => errors[setting.key]) || undefined}>
      <summary>Advanced</summary>
      ${advanced.map(draw)}
    </details>`}
  </div>`;
}

/** @param {SchemaFormProps & {setting: Setting, current: Record<string, string>}} props */
function SettingField({ setting, current, values, errors, onChange, secretsSet = [], lookup, colour }) {
  const value = values[setting.key] ?? setting.defaultValue ?? '';
  /** @param {string} next */
  const onInput = (next) => onChange(setting.key, next);
  const common = {
    label: setting.label,
    help: setting.help || undefined,
    error: errors[setting.key] ?? localProblem(setting, value),
    optional: !setting.required,
    placeholder: setting.placeholder || undefined,
    onInput,
  };
  switch (setting.type) {
    case 'BOOLEAN':
      return html`<${CheckField} ...${common} checked=${current[setting.key] === 'true'} onInput=${(/** @type {boolean} */ on) => onInput(String(on))} />`;
    case 'CHOICE':
      return html`<${SelectField} ...${common} help=${choiceHelp(setting, current)} value=${current[setting.key] ?? ''} choices=${choices(setting)} />`;
    case 'LIVE_CHOICE':
      return html`<${LiveChoice} ...${common} setting=${setting} value=${value} values=${values} lookup=${lookup} />`;
    case 'MULTILINE':
      return html`<${TextArea} ...${common} value=${value} counter=${counter(setting, value)} />`;
    case 'INTEGER':
    case 'DECIMAL':
      return html`<${TextField} ...${common} value=${value} inputmode=${setting.type === 'INTEGER' ? 'numeric' : 'decimal'} />`;
    case 'URI':
      return html`<${TextField} ...${common} value=${value} type="url" inputmode="url" autocomplete="off" spellcheck=${false} />`;
    case 'DURATION':
      return html`<${DurationField} ...${common} value=${value} />`;
    case 'COLOUR':
      return html`<${ColourField} ...${common} value=${value} suggested=${colour ?? null} />`;
    case 'SECRET':
      return html`<${SecretField} ...${common} value=${value} isSet=${secretsSet.includes(setting.key)} />`;
    default:
      return html`<${TextField} ...${common} value=${value} autocomplete="off" counter=${counter(setting, value)} />`;
  }
}

const SHORT = 60;

/** @param {Setting} setting @param {string} value */
function counter(setting, value) {
  const worth = setting.maxLength && setting.maxLength > SHORT && value;
  return worth ? html`<${Counter} used=${lengthOf(value, { unit: 'CODE_POINTS' })} most=${setting.maxLength} />` : null;
}

/**
 * What the chosen entry means, and what the setting is for.
 * @param {Setting} setting
 * @param {Record<string, string>} current
 */
function choiceHelp(setting, current) {
  const chosen = setting.choices.find((choice) => choice.value === current[setting.key]);
  const detail = chosen?.detail ? `${chosen.label}: ${chosen.detail.replace(/\.$/, '')}.` : '';
  return [detail, setting.help].filter(Boolean).join(' ') || undefined;
}

/** @param {Setting} setting */
function choices(setting) {
  const declared = setting.choices.map(({ value, label }) => ({ value, label }));
  return setting.required && setting.defaultValue !== null
    ? declared
    : [{ value: '', label: setting.required ? 'Choose…' : 'None' }, ...declared];
}

/**
 * What can be said at once, before the server is asked.
 * @param {Setting} setting
 * @param {string} value
 * @returns {string|null}
 */
function localProblem(setting, value) {
  if (value && setting.maxLength !== null && lengthOf(value, { unit: 'CODE_POINTS' }) > setting.maxLength) {
    return `At most ${setting.maxLength} characters are allowed.`;
  }
  if (value && (setting.type === 'INTEGER' || setting.type === 'DECIMAL')) {
    const number = Number(value);
    const whole = setting.type === 'DECIMAL' || Number.isInteger(number);
    const low = setting.minimum !== null && number < setting.minimum;
    const high = setting.maximum !== null && number > setting.maximum;
    if (Number.isNaN(number) || !whole) {
      return setting.type === 'INTEGER' ? 'Enter a whole number.' : 'Enter a number.';
    }
    if (low || high) {
      return `Enter a number from ${setting.minimum ?? '…'} to ${setting.maximum ?? '…'}.`;
    }
  }
  return null;
}

/** @param {any} props */
function LiveChoice({ setting, values, lookup, ...common }) {
  const found = lookup?.(setting) ?? null;
  const missing = setting.lookupDependsOn.find((/** @type {string} */ key) => !values[key]);
  const nothing = { scope: 'none', load: async () => ({ items: [], nextCursor: null }), create: null };
  return html`<${Combobox}
    ...${common}
    required=${setting.required}
    disabled=${!found || missing !== undefined}
    placeholder=${common.placeholder ?? (missing ? `Choose the ${missing} first` : 'Choose…')}
    lookup=${found ?? nothing}
  />`;
}

/** @param {any} props */
function SecretField({ isSet, help, optional, ...common }) {
  const kept = isSet ? 'It is set. Leave it blank to keep it.' : 'It is stored encrypted and never shown again.';
  return html`<${TextField}
    ...${common}
    type="password"
    autocomplete="new-password"
    spellcheck=${false}
    placeholder=${isSet ? '••••••••••••' : common.placeholder}
    help=${[help, kept].filter(Boolean).join(' ')}
    optional=${optional && !isSet}
  />`;
}

/** @type {[string, string, string][]} */
const UNITS = [
  ['S', 'PT', 'seconds'],
  ['M', 'PT', 'minutes'],
  ['H', 'PT', 'hours'],
  ['D', 'P', 'days'],
];

/** @param {any} props */
function DurationField({ value, onInput, ...common }) {
  const parsed = /^PT?(\d+)([SMHD])$/.exec(value);
  const [unit, setUnit] = useState(parsed?.[2] ?? 'M');
  /** @param {string} amount @param {string} of */
  const tell = (amount, of) => {
    const prefix = UNITS.find((one) => one[0] === of)?.[1];
    onInput(amount ? `${prefix}${amount}${of}` : '');
  };
  const amount = parsed?.[1] ?? '';
  return html`<${Field}
    ...${common}
    control=${(/** @type {any} */ props) => html`<div class="input-pair">
      <input ...${props} class="input" inputmode="numeric" value=${amount} onInput=${(/** @type {any} */ event) => tell(event.currentTarget.value.replace(/\D/g, ''), unit)} />
      <select
        class="input"
        aria-label=${`Unit of ${common.label}`}
        value=${unit}
        onChange=${(/** @type {any} */ event) => {
          setUnit(event.currentTarget.value);
          tell(amount, event.currentTarget.value);
        }}
      >
        ${UNITS.map(([letter, , word]) => html`<option value=${letter} selected=${letter === unit}>${word}</option>`)}
      </select>
    </div>`}
  />`;
}

/** @param {any} props */
function ColourField({ value, suggested, onInput, placeholder, ...common }) {
  const other = suggested && suggested.toLowerCase() !== value.toLowerCase();
  return html`<${Field}
    ...${common}
    control=${(/** @type {any} */ props) => html`<div class="input-colours">
      <input ...${props} class="input" value=${value} placeholder=${placeholder ?? '#RRGGBB'} autocomplete="off" spellcheck=${false} onInput=${(/** @type {any} */ event) => onInput(event.currentTarget.value)} />
      <input type="color" class="input-colour" aria-label=${`Pick ${common.label}`} value=${value || suggested || '#5b5670'} onInput=${(/** @type {any} */ event) => onInput(event.currentTarget.value)} />
      ${other && html`<${Button} small onClick=${() => onInput(suggested)}><span class="swatch" style=${{ backgroundColor: suggested }}></span> From the picture<span class="hidden">, ${suggested}</span><//>`}
    </div>`}
  />`;
}
