// <zx-draft key …><form>…</form></zx-draft>: keeps what is typed, on this device at once and on the server after a pause, until the form is accepted;
// and sends the form without leaving the page, so that a network that is gone loses nothing. `here` keeps it on this device alone and sends as usual.
import { canWait, empty, restore, same, valuesOf, type Values } from "./fields";
import { drop, hold, waiting } from "./outbox";
import { post, sendingOf, type Sending } from "./sending";
import { forget, keep, kept, keysOf } from "./store";
import { discard, offered, save } from "./shelf";

/** `saved` is when the server kept it, `same` whether nothing was typed since. */
type Kept = { values: Values; at: number; path?: string; sent?: boolean; saved?: number; same?: boolean };
const KEPT_MS_MAX = 30 * 86_400_000;
const PAUSE_MS = 400;
const SAVE_MS = 3_000;
/** Who writes without a pause has a copy on the server at least so often. */
const UNSAVED_MS_MAX = 10_000;
const SAVE_AGAIN_MS = 30_000;
const SAVING_MS_MAX = 2_000;

/** A page that tells something was done, and what was sent before it: that draft has served. Old ones go too. */
export function forgetAccepted(): void {
  const told = document.querySelector("[data-told]") !== null;
  for (const key of keysOf("draft:")) {
    const draft = kept<Kept>(key);
    const isDone = told && draft?.sent === true;
    if (isDone && draft.saved) void discard(key.slice("draft:".length));
    if (isDone || !draft || Date.now() - draft.at > KEPT_MS_MAX) forget(key);
  }
}

export class Draft extends HTMLElement {
  private form!: HTMLFormElement;
  /** The form as the server made it. */
  private fresh: Values = {};
  private timers = [0, 0];
  /** Since when something was typed that the server was not sent. */
  private unsavedSince = 0;
  private saving: Promise<unknown> = Promise.resolve();
  /** What was asked about the words of this device. */
  private asked: HTMLElement | undefined;
  private isNative = false;
  /** Whether the form came back from the server with what was typed: with faults, or taken up from the page that asks which version holds. */
  private isBack = false;
  private isSending = false;
  /** What this page sent last: the same words again are the same sending. */
  private last: Sending | undefined;
  private readonly onHide = (): void => {
    if (document.hidden && this.timers[1]) this.save();
  };

  connectedCallback(): void {
    const form = this.querySelector("form");
    if (!form) return;
    this.form = form;
    this.fresh = valuesOf(form);
    // A form that came back, with faults or to go on with, already holds what was typed.
    const isBack = this.isBack = form.hasAttribute("data-faulty") || (this.own?.sent === true && document.referrer.split(/[?#]/)[0] === location.origin + location.pathname);
    if (!isBack) this.putBack();
    if (!isBack && !this.isHere) void this.offer();
    form.addEventListener("input", () => this.typed());
    form.addEventListener("submit", (event) => this.submit(event));
    document.addEventListener("visibilitychange", this.onHide);
  }

  disconnectedCallback(): void {
    document.removeEventListener("visibilitychange", this.onHide);
    this.rest();
  }

  private get isHere(): boolean {
    return this.hasAttribute("here");
  }

  private get key(): string {
    return this.getAttribute("key") ?? location.pathname;
  }

  private get own(): Kept | undefined {
    return kept<Kept>(`draft:${this.key}`);
  }

  /** Where this form is found again: a page that came back has no address of its own. */
  private get path(): string {
    return this.isBack ? (this.own?.path ?? "") : location.pathname + location.search;
  }

  private typed(): void {
    this.rest();
    this.timers[0] = window.setTimeout(() => this.keep(), PAUSE_MS);
    if (this.isHere) return;
    this.unsavedSince ||= Date.now();
    const left = this.unsavedSince + UNSAVED_MS_MAX - Date.now();
    this.timers[1] = window.setTimeout(() => this.save(), Math.max(0, Math.min(SAVE_MS, left)));
  }

  private rest(): void {
    this.timers.forEach(clearTimeout);
    this.timers = [0, 0];
  }

  private keep(more: Partial<Kept> = {}): void {
    const draft = { ...this.own, values: valuesOf(this.form), at: Date.now(), path: this.path, sent: false, same: false, ...more };
    const fits = keep(`draft:${this.key}`, draft);
    this.tell("full", fits ? "" : this.said("full"));
  }

  /** A copy on the server, from where another device can go on. */
  private save(): void {
    this.rest();
    this.unsavedSince = 0;
    this.keep();
    this.saving = save(this.key, this.path, valuesOf(this.form)).then((answer) => {
      // Sent meanwhile, or typed further: that is another matter.
      if (!this.own || this.isSending || this.timers[1] || !this.isConnected) return;
      // Not now: what is typed meanwhile goes with it.
      if (!answer) this.timers[1] = window.setTimeout(() => this.save(), SAVE_AGAIN_MS);
      else if (answer.saved_at) this.keep({ saved: answer.saved_at, same: true });
      if (answer) this.tell("kept", answer.at ? this.said("kept").replace("#", answer.at) : answer.text);
    });
  }

  /** What this device kept; or what the server did not accept when it was sent later. */
  private putBack(): void {
    const refused = waiting().find((one) => one.refused !== undefined && one.draft === this.key);
    if (refused) drop(refused);
    const sent = refused && Object.fromEntries(new URLSearchParams(refused.body));
    const values = sent ? { ...valuesOf(this.form), ...sent, ...ticks(this.form, sent) } : this.own?.values;
    if (values && restore(this.form, values)) this.asked = this.ask(this.said("said"), [[this.said("forget"), () => this.startAfresh()]]);
    if (refused) this.keep();
  }

  private startAfresh(): void {
    this.rest();
    restore(this.form, this.fresh);
    forget(`draft:${this.key}`);
    if (!this.isHere) void discard(this.key);
  }

  /** What was half written on another device is offered; it is never put over what stands here. */
  private async offer(): Promise<void> {
    const theirs = await offered(this.key, this.own?.saved);
    if (theirs === "gone") return this.own?.same ? this.endedElsewhere() : undefined;
    if (!theirs || same(theirs.typed, valuesOf(this.form))) return;
    const goOn = (): void => {
      restore(this.form, theirs.typed);
      this.keep({ saved: theirs.saved_at });
    };
    this.ask(theirs.said, [[theirs.go_on, goOn], [theirs.forget, () => void discard(this.key)]]);
  }

  /** It was sent, or discarded, at another device, and nothing was typed here since. */
  private endedElsewhere(): void {
    restore(this.form, this.fresh);
    forget(`draft:${this.key}`);
    this.asked?.remove();
  }

  private submit(event: SubmitEvent): void {
    if (event.defaultPrevented || this.isSending) return event.preventDefault();
    this.rest();
    const asUsual = this.isHere || this.isNative || !canWait(this.form);
    this.isNative = false;
    if (asUsual) return this.keep({ sent: true });
    event.preventDefault();
    void this.send(event.submitter as HTMLButtonElement | null);
  }

  private async send(button: HTMLButtonElement | null): Promise<void> {
    this.keep();
    const fresh = sendingOf(this.form, button, this.key, this.path);
    const earlier = [...waiting(), ...(this.last ? [this.last] : [])].find((one) => one.draft === this.key && one.body === fresh.body);
    const sending = (this.last = earlier ?? fresh);
    this.busy(button, true);
    // A copy on its way arrives first, so that it ends with the form.
    await Promise.race([this.saving, new Promise((resolve) => setTimeout(resolve, SAVING_MS_MAX))]);
    const outcome = await post(sending);
    this.busy(button, false);
    if (outcome.kind === "done") return this.leave(outcome.leadsTo, sending);
    if (outcome.kind === "answered") return this.sendAsUsual(button, sending);
    this.wait(sending, outcome.kind === "stranger");
  }

  private leave(path: string, sending: Sending): void {
    this.isNoMoreThan(sending);
    forget(`draft:${this.key}`);
    const goal = new URL(path, location.href);
    // The same page anew: with a part named a browser would only scroll, and a reload would send a page of faults again.
    if (goal.pathname + goal.search === location.pathname + location.search && goal.hash) {
      keep("part", goal.hash);
      goal.hash = "";
    }
    location.assign(goal);
  }

  /** The server has something to say: the browser shows its page. */
  private sendAsUsual(button: HTMLButtonElement | null, sending: Sending): void {
    drop(sending);
    this.isNative = true;
    if ("requestSubmit" in this.form) this.form.requestSubmit(button);
    else (this.form as HTMLFormElement).submit();
  }

  /** Not now: it waits on the device. What is written in a row goes on with an empty form; without room it stays where it was typed. */
  private wait(sending: Sending, isStranger: boolean): void {
    this.isNoMoreThan(sending);
    const hasRoom = hold(sending, isStranger);
    if (hasRoom && !isStranger) this.dispatchEvent(new CustomEvent("zx-waits", { bubbles: true, detail: sending.body }));
    if (!hasRoom || !this.hasAttribute("each")) return;
    forget(`draft:${this.key}`);
    empty(this.form);
    this.last = undefined;
  }

  /** Of what is written once, the last words count: earlier ones that still wait go. */
  private isNoMoreThan(sending: Sending): void {
    waiting().filter((one) => one.code === sending.code || (one.draft === this.key && !this.hasAttribute("each"))).forEach(drop);
  }

  private busy(button: HTMLButtonElement | null, is: boolean): void {
    this.isSending = is;
    if (is) button?.setAttribute("aria-busy", "true");
    else button?.removeAttribute("aria-busy");
  }

  private said(name: string): string {
    return this.getAttribute(name) ?? "";
  }

  /** A question before the form; each answer ends it. */
  private ask(words: string, answers: [string, () => void][]): HTMLElement {
    const note = document.createElement("p");
    note.className = "island-note";
    note.setAttribute("role", "status");
    note.append(words);
    for (const [label, act] of answers) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button quiet";
      button.textContent = label;
      button.addEventListener("click", () => {
        act();
        note.remove();
      });
      note.append(button);
    }
    this.form.before(note);
    return note;
  }

  /** A line below the form. */
  private tell(what: string, words: string): void {
    let line = this.querySelector<HTMLElement>(`[data-line=${what}]`);
    if (!line && words) {
      line = document.createElement("p");
      line.dataset["line"] = what;
      line.className = what === "full" ? "island-note" : "meta";
      if (what === "full") line.setAttribute("role", "alert");
      this.append(line);
    }
    if (words) line?.replaceChildren(words);
    else line?.remove();
  }
}

/** What was sent names only what was ticked. */
function ticks(form: HTMLFormElement, sent: Values): Values {
  const all = [...form.querySelectorAll<HTMLInputElement>("input[type=checkbox], input[type=radio]")];
  return Object.fromEntries(all.map((one) => [one.type === "radio" ? `${one.name}=${one.value}` : one.name, sent[one.name] === one.value ? "yes" : "no"]));
}
