// What was typed into a form: taken down by name, and put back. Never a password, a file, or a hidden value but for what was seen when one began.
export type Values = Record<string, string>;
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What a form was made from: put back with the words, so that what others changed meanwhile is still noticed. */
const SEEN = ["basis", "before", "told"];

/** The fields that may be kept. Several of one name are told apart by their order. */
function named(form: HTMLFormElement): [string, Control][] {
  const controls = [...form.elements].filter((element): element is Control => element.matches("input[name], textarea[name], select[name]"));
  const count = new Map<string, number>();
  return controls.filter(mayBeKept).map((control) => {
    const name = control.type === "radio" ? `${control.name}=${control.value}` : control.name;
    const before = count.get(name) ?? 0;
    count.set(name, before + 1);
    return [before === 0 ? name : `${name}#${before}`, control];
  });
}

function mayBeKept(control: Control): boolean {
  if (control.type === "hidden") return SEEN.includes(control.name);
  return !["password", "file", "submit"].includes(control.type);
}

export function valuesOf(form: HTMLFormElement): Values {
  return Object.fromEntries(named(form).map(([name, control]) => [name, valueOf(control)]));
}

/** Puts values back; says whether anything that can be seen changed. */
export function restore(form: HTMLFormElement, values: Values): boolean {
  let changed = false;
  for (const [name, control] of named(form)) {
    const value = values[name];
    if (value === undefined || value === valueOf(control)) continue;
    if (control.type !== "hidden") changed = true;
    if (isTick(control)) control.checked = value === "yes";
    else control.value = value;
  }
  return changed;
}

/** Takes the words out; what was chosen stays chosen. */
export function empty(form: HTMLFormElement): void {
  for (const [, control] of named(form)) if (control.matches("textarea, input:not([type]), input[type=text]")) control.value = "";
}

export function same(one: Values, other: Values): boolean {
  const seen = (values: Values): string => JSON.stringify(Object.entries(values).filter(([name]) => !SEEN.includes(name)).sort());
  return seen(one) === seen(other);
}

/** Whether the form can be sent later: without a password or a file. */
export function canWait(form: HTMLFormElement): boolean {
  return ![...form.elements].some((element) => element.matches("input[type=password], input[type=file]"));
}

function isTick(control: Control): control is HTMLInputElement {
  return control.type === "checkbox" || control.type === "radio";
}

function valueOf(control: Control): string {
  return isTick(control) ? (control.checked ? "yes" : "no") : control.value;
}
