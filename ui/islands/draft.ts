// <zx-draft key said forget><form>…</form></zx-draft>: keeps what is typed on this device until a page tells that it was accepted.
import { forget, keep, kept, keysOf } from "./store";

type Values = Record<string, string>;
type Kept = { values: Values; at: number; sent?: boolean };
const KEPT_MS_MAX = 7 * 86_400_000;
const PAUSE_MS = 400;

/** A page that tells something was done, and what was sent before it: that draft has served. Old ones go too. */
export function forgetAccepted(): void {
  const told = document.querySelector("[data-told]") !== null;
  for (const key of keysOf("draft:")) {
    const draft = kept<Kept>(key);
    if (!draft || Date.now() - draft.at > KEPT_MS_MAX || (told && draft.sent)) forget(key);
  }
}

export class Draft extends HTMLElement {
  private timer = 0;

  connectedCallback(): void {
    const form = this.querySelector("form");
    if (!form) return;
    const draft = kept<Kept>(this.key);
    // A form that came back with faults already holds what was typed.
    if (draft && !form.hasAttribute("data-faulty")) this.restore(form, draft.values);
    form.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.save(form, false), PAUSE_MS);
    });
    form.addEventListener("submit", () => {
      clearTimeout(this.timer);
      this.save(form, true);
    });
  }

  private get key(): string {
    return `draft:${this.getAttribute("key") ?? location.pathname}`;
  }

  private save(form: HTMLFormElement, sent: boolean): void {
    const values: Values = {};
    for (const field of fields(form)) values[nameOf(field)] = valueOf(field);
    keep(this.key, { values, at: Date.now(), sent } satisfies Kept);
  }

  private restore(form: HTMLFormElement, values: Values): void {
    let changed = false;
    for (const field of fields(form)) {
      const value = values[nameOf(field)];
      if (value === undefined || value === valueOf(field)) continue;
      changed = true;
      if (isTick(field)) field.checked = value === "yes";
      else field.value = value;
    }
    if (changed) this.tell(form);
  }

  private tell(form: HTMLFormElement): void {
    const note = document.createElement("p");
    note.className = "island-note";
    note.setAttribute("role", "status");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button quiet";
    button.textContent = this.getAttribute("forget");
    button.addEventListener("click", () => {
      form.reset();
      forget(this.key);
      note.remove();
    });
    note.append(this.getAttribute("said") ?? "", button);
    form.before(note);
  }
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What may be kept: never a password, a file or a hidden value. */
function fields(form: HTMLFormElement): Control[] {
  const controls = [...form.elements].filter((element): element is Control => element.matches("input[name], textarea[name], select[name]"));
  return controls.filter((control) => !["password", "file", "hidden", "submit"].includes(control.type));
}

function isTick(field: Control): field is HTMLInputElement {
  return field.type === "checkbox" || field.type === "radio";
}

function nameOf(field: Control): string {
  return field.type === "radio" ? `${field.name}=${field.value}` : field.name;
}

function valueOf(field: Control): string {
  return isTick(field) ? (field.checked ? "yes" : "no") : field.value;
}
