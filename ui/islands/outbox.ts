// <zx-outbox …>: forms that could not be sent wait on this device, for their writer alone, and are sent when the network is back. It says so on every page.
import { faultsIn, post, type Sending } from "./sending";
import { forget, keep, kept, keysOf } from "./store";

const RETRY_MS_MIN = 5_000;
const RETRY_MS_MAX = 60_000;

/** What waits: on the device, and what the device had no room for, as long as this page stays open. */
const homeless = new Map<string, Sending>();

export function waiting(): Sending[] {
  const stored = keysOf("sending:").map((key) => kept<Sending>(key)).filter((one): one is Sending => one !== undefined);
  return [...stored, ...homeless.values()].sort((one, other) => one.at - other.at);
}

/** Keeps a sending until it can be sent; says whether the device had room. Of what is sent at once, and told by its own page, nothing is said before it fails. */
export function hold(sending: Sending, isStranger = false): boolean {
  put(sending);
  if (!sending.own) document.querySelector<Outbox>("zx-outbox")?.changed(isStranger);
  return !homeless.has(sending.code);
}

export function drop(sending: Sending): void {
  forget(`sending:${sending.code}`);
  homeless.delete(sending.code);
}

function put(sending: Sending): void {
  if (keep(`sending:${sending.code}`, sending)) homeless.delete(sending.code);
  else homeless.set(sending.code, sending);
}

function unsent(): Sending | undefined {
  return waiting().find((one) => one.refused === undefined);
}

export class Outbox extends HTMLElement {
  private timer = 0;
  private wait = RETRY_MS_MIN;
  private isSending = false;
  private stranger = false;
  private sent: { title: string; leadsTo: string } | undefined;
  private readonly onOnline = (): void => void this.send();
  private readonly onLeaving = (event: BeforeUnloadEvent): void => {
    if (homeless.size > 0) event.preventDefault();
  };

  connectedCallback(): void {
    addEventListener("online", this.onOnline);
    addEventListener("beforeunload", this.onLeaving);
    this.show();
    void this.send();
  }

  disconnectedCallback(): void {
    removeEventListener("online", this.onOnline);
    removeEventListener("beforeunload", this.onLeaving);
    clearTimeout(this.timer);
  }

  /** Something more waits. */
  changed(isStranger: boolean): void {
    this.sent = undefined;
    this.stranger = isStranger;
    this.show();
    this.later();
  }

  /** Something was not sent at all. */
  tell(what: string): void {
    const words = this.said(what);
    if (this.firstElementChild?.textContent !== words) this.prepend(note(words));
  }

  /** Sends what waits. */
  async send(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    clearTimeout(this.timer);
    // What is held meanwhile goes along.
    for (let sending = unsent(); sending; sending = unsent()) {
      const outcome = await post(sending);
      this.stranger = outcome.kind === "stranger";
      if (outcome.kind === "later" || outcome.kind === "stranger") {
        this.later();
        break;
      }
      this.wait = RETRY_MS_MIN;
      drop(sending);
      if (outcome.kind === "done") this.done(sending, outcome.leadsTo);
      else put({ ...sending, refused: faultsIn(outcome.page) });
    }
    this.isSending = false;
    this.show();
    this.dispatchEvent(new Event("zx-sent", { bubbles: true }));
  }

  private done(sending: Sending, leadsTo: string): void {
    if (!sending.own) this.sent = { title: sending.title, leadsTo };
    const draft = kept<{ at: number }>(`draft:${sending.draft}`);
    // What was typed after it is a new draft.
    if (draft && draft.at <= sending.at) forget(`draft:${sending.draft}`);
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.send(), this.wait);
    this.wait = Math.min(this.wait * 2, RETRY_MS_MAX);
  }

  private show(): void {
    const all = waiting();
    const unsent = all.filter((one) => one.refused === undefined);
    const notes: HTMLElement[] = [];
    if (homeless.size > 0) notes.push(note(this.said("full")));
    if (this.stranger && unsent.length > 0) notes.push(note(this.said("stranger"), "/sign-in", this.said("enter")));
    else if (unsent.length > homeless.size) notes.push(note(this.said("waiting").replace("#", String(unsent.length - homeless.size))));
    if (unsent.length === 0 && this.sent) notes.push(note(this.said("sent").replace("#", this.sent.title), this.sent.leadsTo, this.said("look")));
    for (const one of all.filter((one) => one.refused !== undefined)) {
      notes.push(this.refusedNote(one));
    }
    this.replaceChildren(...notes);
  }

  /** What was not accepted, why, and the words themselves: the form in which they could be mended may be there no longer. */
  private refusedNote(sending: Sending): HTMLElement {
    const made = note(`${this.said("refused").replace("#", sending.title)} ${sending.refused}`, sending.path, this.said("mend"));
    const words = wordsOf(sending);
    if (words.length === 0) return made;
    const fold = document.createElement("details");
    const forgetting = document.createElement("button");
    fold.append(document.createElement("summary"), ...words.map((one) => Object.assign(document.createElement("pre"), { textContent: one })), forgetting);
    fold.firstElementChild!.textContent = this.said("words");
    Object.assign(forgetting, { type: "button", className: "button quiet", textContent: this.said("forget") });
    forgetting.addEventListener("click", () => {
      drop(sending);
      this.show();
    });
    const whole = document.createElement("div");
    whole.append(made, fold);
    return whole;
  }

  private said(name: string): string {
    return this.getAttribute(name) ?? "";
  }
}

/** What somebody typed: not what forms carry along unseen, which is ids, digests and choices. */
function wordsOf(sending: Sending): string[] {
  const fields = [...new URLSearchParams(sending.body)].filter(([name]) => name !== "basis");
  return fields.map(([, value]) => value.trim()).filter((value) => value !== "" && !/^[\w:.-]+$/.test(value));
}

function note(words: string, href?: string, label?: string): HTMLElement {
  const made = document.createElement("p");
  made.className = "island-note";
  made.setAttribute("role", "status");
  made.append(words);
  if (href) {
    const link = document.createElement("a");
    link.href = href;
    link.textContent = label ?? "";
    made.append(" ", link);
  }
  return made;
}
