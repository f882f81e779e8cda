import { filledLink, problemOf, shownValue, type ValueProblem } from '../../model/commands/parameter-values.ts';
import type { Place } from '../../model/commands/place.ts';
import { quoted, refusedBy } from '../../model/commands/quoting.ts';
import { element } from './elements.ts';
import { remember, type OpenIncident } from './open-incident.ts';
import { parameterTexts } from '../../texts/scripts.ts';

/** A parameter that the page declares, with the field for its value. */
interface Field {
  name: string;
  input: HTMLInputElement;
  message: HTMLElement;
  /** Where its value comes from. */
  source: HTMLElement;
  clear: HTMLButtonElement;
  pattern: string | undefined;
  usual: string | undefined;
}

/** Where the value of a field comes from; `none` is a link that says that the alert has no such label. */
type Source = 'link' | 'none' | 'earlier' | 'typed' | 'usual' | undefined;

/** A place that shows a value: a placeholder in a command, or in text. */
interface Placeholder {
  element: HTMLElement;
  name: string;
  /** As it is written, for when there is no value. */
  written: string;
  place: Place | undefined;
}

/**
 * Fills the parameters of the page into its commands and links: from the alert's link, from what was typed for this firing of
 * the alert in this tab, and from fields that are where the page lists them. Values are text, and never leave the browser.
 *
 * @returns Names of the parameters.
 */
export function fillParameters(open: OpenIncident): string[] {
  const fields = [...document.querySelectorAll<HTMLElement>('[data-parameter]')].map(makeField);
  if (fields.length === 0) return [];
  const placeholders = [...document.querySelectorAll('code')].flatMap(placeholdersOfCode).concat(placeholdersOfText());
  const links = [...document.querySelectorAll<HTMLElement>('[data-template]')].map(fillableLink);
  const { incident } = open;
  const values = new Map<string, string>();
  const summary = document.querySelector('[data-values]');

  const show = (): void => {
    for (const placeholder of placeholders) showPlaceholder(placeholder, values.get(placeholder.name));
    for (const showLink of links) showLink(values);
    if (summary) summary.textContent = summaryOf(fields, values);
  };
  const take = ({ name, input, message, pattern, source, clear }: Field, value: string, from: Source): void => {
    const problem = value === '' ? undefined : problemOf(value, pattern);
    message.textContent = problem ? sentenceOf(problem, value) : '';
    input.setAttribute('aria-invalid', String(problem !== undefined));
    source.textContent = from === undefined ? '' : parameterTexts.sources[from];
    clear.hidden = value === '';
    if (value === '' || problem) values.delete(name);
    else values.set(name, value);
  };
  for (const field of fields) {
    const [value, from] = valueFor(field, open);
    field.input.value = value;
    // A field takes the ends of lines out of a value, which would then be another one.
    take(field, value, from);
    const type = (): void => {
      const typed = field.input.value;
      incident.typed = [...incident.typed.filter(([name]) => name !== field.name), [field.name, typed]];
      remember(incident);
      take(field, typed, typed === '' ? undefined : 'typed');
      show();
    };
    field.input.addEventListener('input', type);
    field.clear.addEventListener('click', () => {
      field.input.value = '';
      type();
      field.input.focus();
    });
  }
  show();
  for (const { element, name } of placeholders)
    element.addEventListener('click', () => {
      const input = fields.find((field) => field.name === name)?.input;
      input?.closest('details')?.setAttribute('open', '');
      input?.focus();
    });
  return fields.map(({ name }) => name);
}

/** Every value that is known, and the names of those that are not: `namespace shop · pod api-1 · still empty: zone`. */
function summaryOf(fields: readonly Field[], values: ReadonlyMap<string, string>): string {
  const known = fields.flatMap(({ name }) => (values.has(name) ? `${name} ${values.get(name)!}` : []));
  const empty = fields.flatMap(({ name }) => (values.has(name) ? [] : name));
  return [...known, ...(empty.length > 0 ? [parameterTexts.empty(empty)] : [])].join(' · ');
}

/** The value of a field when the page opens, and where it comes from. */
function valueFor({ name, usual }: Field, { incident, isHandedOn }: OpenIncident): [value: string, Source] {
  const given = new Map(incident.values).get(name);
  const typed = new Map(incident.typed).get(name);
  if (typed !== undefined && typed !== given) return [typed, typed === '' ? undefined : 'earlier'];
  if (given) return [given, isHandedOn ? 'earlier' : 'link'];
  if (usual !== undefined) return [usual, 'usual'];
  return ['', given === undefined ? undefined : 'none'];
}

function makeField(row: HTMLElement): Field {
  const { parameter: name = '', pattern, default: usual } = row.dataset;
  const input = document.createElement('input');
  const message = document.createElement('p');
  const source = element('span', { class: 'source', id: `parameter-${name}-source` });
  const clear = element(
    'button',
    { type: 'button', class: 'clear', 'aria-label': parameterTexts.clearValue(name) },
    parameterTexts.clear,
  );
  const label = row.querySelector('dt')!;
  label.id = `parameter-${name}-label`;
  message.id = `parameter-${name}-message`;
  message.className = 'problem small';
  message.setAttribute('role', 'status');
  Object.assign(input, { type: 'text', autocomplete: 'off', spellcheck: false, autocapitalize: 'none' });
  input.dataset['fill'] = name;
  input.setAttribute('aria-labelledby', label.id);
  input.setAttribute('aria-describedby', `${source.id} ${message.id}`);
  // An example in the field says what it looks like, and is gone as soon as there is a value.
  const example = row.querySelector('dd');
  input.placeholder = example?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  if (example) example.hidden = true;
  const home = document.createElement('dd');
  home.append(element('span', { class: 'field' }, input, clear), source, message);
  label.after(home);
  return { name, input, message, source, clear, pattern, usual };
}

/** Holes of one command, with how the language reads the place of each. */
function placeholdersOfCode(code: HTMLElement): Placeholder[] {
  return [...code.querySelectorAll<HTMLElement>('var[data-name]')].map((element) => ({
    element,
    name: element.dataset['name'] ?? '',
    written: element.textContent,
    place: placeOf(element),
  }));
}

/** Where in its command a placeholder is, which the build has read. */
function placeOf({ dataset: { place = 'inert', word = '', refuses = '' } }: HTMLElement): Place {
  return { kind: place, word, refuses: refuses.split(' ') } as unknown as Place;
}

function placeholdersOfText(): Placeholder[] {
  return [...document.querySelectorAll<HTMLElement>('.prose var[data-name], .sheet-head var[data-name]')]
    .filter((element) => !element.closest('code, .params'))
    .map((element) => ({
      element,
      name: element.dataset['name'] ?? '',
      written: element.textContent,
      place: undefined,
    }));
}

function showPlaceholder({ element, written, place }: Placeholder, value: string | undefined): void {
  const text = value === undefined || !place ? value : quoted(value, place);
  element.textContent = text ?? written;
  element.toggleAttribute('data-filled', text !== undefined);
  const refusal = value !== undefined && text === undefined && place ? refusalOf(value, place, element) : undefined;
  element.title = refusal ?? '';
  if (refusal === undefined) delete element.dataset['refused'];
  else element.dataset['refused'] = refusal;
}

/** Why a value is not filled in at a place, as a sentence. */
function refusalOf(value: string, place: Place, { dataset: { why } }: HTMLElement): string {
  const shown = shownValue(value);
  if (why !== undefined) return parameterTexts.because({ value: shown, why });
  switch ('refuses' in place ? refusedBy(value, place) : undefined) {
    case 'lead':
      return parameterTexts.option(shown);
    case 'folder':
      return parameterTexts.folder(shown);
    case 'end':
      return parameterTexts.end(shown);
    case 'escape':
      return parameterTexts.escape(shown);
    default:
      return parameterTexts.cannotHold(shown);
  }
}

/** A link that opens with the values, or at its usual place while one is missing; a text that becomes a link. */
function fillableLink(element: HTMLElement): (values: ReadonlyMap<string, string>) => void {
  const template = element.dataset['template'] ?? '';
  if (element instanceof HTMLAnchorElement) {
    const usual = element.getAttribute('href') ?? '';
    return (values) => element.setAttribute('href', filledLink(template, values) ?? usual);
  }
  const code = element.querySelector('code');
  const link = document.createElement('a');
  return (values) => {
    const href = filledLink(template, values);
    if (!code) return;
    if (href === undefined) {
      link.replaceWith(code);
      return;
    }
    link.href = href;
    link.textContent = href;
    code.replaceWith(link);
  };
}

function sentenceOf(problem: ValueProblem, value: string): string {
  switch (problem.kind) {
    case 'too-long':
      return parameterTexts.tooLong;
    case 'hidden':
      return parameterTexts.hidden({ value: shownValue(value), codes: problem.codes });
    case 'look-alike':
      return parameterTexts.lookAlike({ value, letters: problem.letters });
    case 'pattern':
      return parameterTexts.pattern({ value, pattern: problem.pattern });
  }
}
