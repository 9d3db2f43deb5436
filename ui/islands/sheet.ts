// <zx-sheet test answered all place far saved waits first>: all questions of a test of the class, one after the other in place of the first. Each answer is
// kept on this device and sent at once, under the place of its question, where it counts once; what could not be sent waits, and one goes on all the same.
import { restore, valuesOf, type Values } from "./fields";
import { hold, waiting, type Outbox } from "./outbox";
import { sendingOf, typedIn } from "./sending";
import { forget, keep, kept } from "./store";

export class Sheet extends HTMLElement {
  private place!: HTMLElement;
  /** Places that were answered since the page was made. */
  private readonly done = new Set<string>();
  private readonly onSent = (): void => this.sent();

  connectedCallback(): void {
    const place = this.querySelector<HTMLElement>(".away");
    if (!place) return;
    this.place = place;
    addEventListener("zx-sent", this.onSent);
    this.waiting().forEach((action) => this.done.add(action.split("/").pop() ?? ""));
    this.showNext();
    this.tell();
  }

  disconnectedCallback(): void {
    removeEventListener("zx-sent", this.onSent);
  }

  /** Where the answers lead that wait on this device. */
  private waiting(): string[] {
    const own = `${this.words("test")}/answers/`;
    return waiting().filter((one) => one.refused === undefined && one.action.startsWith(own)).map((one) => one.action);
  }

  private get heading(): HTMLElement | null {
    return document.querySelector("h1");
  }

  private get next(): HTMLTemplateElement | undefined {
    const all = [...this.querySelectorAll<HTMLTemplateElement>("template[data-place]")];
    return all.find((one) => !this.done.has(one.dataset["place"] ?? ""));
  }

  private showNext(): void {
    const next = this.next;
    const shown = next ?? this.querySelector<HTMLTemplateElement>("template[data-end]")!;
    this.place.replaceChildren(shown.content.cloneNode(true));
    if (!next) return;
    this.call(this.words("place").replace("#", next.dataset["place"] ?? "").replace("#", this.words("all")));
    const form = this.place.querySelector<HTMLFormElement>("form")!;
    const key = `test:${new URL(form.action).pathname}`;
    restore(form, kept<Values>(key) ?? {});
    form.addEventListener("input", () => keep(key, valuesOf(form)));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (isAnswered(form)) this.answer(next, form, key);
      else this.warn(form);
    });
  }

  private answer(question: HTMLTemplateElement, form: HTMLFormElement, key: string): void {
    hold({ ...sendingOf(form, null, "", this.words("test")), own: true });
    forget(key);
    this.done.add(question.dataset["place"] ?? "");
    this.showNext();
    this.tell(true);
    if (this.heading) this.heading.tabIndex = -1;
    this.heading?.focus();
    void document.querySelector<Outbox>("zx-outbox")?.send();
  }

  /** What could be sent was sent. After the last question of the page the program says what comes then. */
  private sent(): void {
    this.tell();
    if (!this.next && this.waiting().length === 0) location.replace(this.words("test"));
  }

  /** How far one is, and what of it is saved; on the way it is neither. */
  private tell(isOnItsWay = false): void {
    const far = this.words("far").replace("#", String(Number(this.words("answered")) + this.done.size)).replace("#", this.words("all"));
    const waits = this.waiting().length;
    const kept = waits > 0 ? this.words("waits").replace("#", String(waits)) : this.done.size > 0 ? this.words("saved") : "";
    this.querySelector("[data-line]")?.replaceChildren(isOnItsWay ? far : `${far} ${kept}`);
  }

  /** The question is the page's title. */
  private call(title: string): void {
    document.title = document.title.replace(this.heading?.textContent?.trim() ?? title, title);
    this.heading?.replaceChildren(title);
  }

  private warn(form: HTMLFormElement): void {
    form.querySelector("p.fault")?.remove();
    const fault = Object.assign(document.createElement("p"), { className: "fault", role: "alert", textContent: this.words("first") });
    form.prepend(fault);
  }

  private words(name: string): string {
    return this.getAttribute(name) ?? "";
  }
}

/** Whether anything was chosen or written. */
function isAnswered(form: HTMLFormElement): boolean {
  return typedIn(form).some(([, value]) => value.trim() !== "");
}
