// <zx-roll key batch waiting sent refused full>: each row's form is sent without leaving the page; what cannot be sent now waits on this device. With
// `batch`, all that waits goes in one request, each with how long ago it was taken down; a clock of the device is never sent.
import { isStranger } from "./sending";
import { forget, keep, kept, reader } from "./store";

/** One mark on its way: where it is posted and what. The last one for a row is the one that counts. */
type Mark = { action: string; name: string; value: string; at: number };
/** What became of a mark: it holds, or why it does not and which one does; and what else there is to say. */
type Outcome = { accepted: boolean; told?: string; holds?: string };
/** What became of those that were sent together: each its own, none of them, or they wait. */
type Answer = Outcome[] | { refused: string } | "later";
const RETRY_MS_MIN = 2_000;
const RETRY_MS_MAX = 30_000;
const BATCH_MAX = 1_000;

export class Roll extends HTMLElement {
  private queue: Mark[] = [];
  private sending = false;
  private timer = 0;
  private wait = RETRY_MS_MIN;
  private said: { kind: string; sentence: string } | undefined;
  private readonly onOnline = (): void => void this.send();
  private readonly onRefreshed = (): void => this.showWaiting();

  connectedCallback(): void {
    this.queue = kept<Mark[]>(this.key) ?? [];
    this.addEventListener("submit", (event) => this.take(event));
    addEventListener("online", this.onOnline);
    document.addEventListener("zx-refreshed", this.onRefreshed);
    this.showWaiting();
    if (this.queue.length > 0) void this.send();
  }

  disconnectedCallback(): void {
    removeEventListener("online", this.onOnline);
    document.removeEventListener("zx-refreshed", this.onRefreshed);
    clearTimeout(this.timer);
  }

  private get key(): string {
    return `roll:${this.getAttribute("key") ?? location.pathname}`;
  }

  private take(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    const button = event.submitter as HTMLButtonElement | null;
    if (!form.matches(".marks") || !button) return;
    event.preventDefault();
    const mark = { action: new URL(form.action).pathname, name: button.name, value: button.value, at: Date.now() };
    this.queue = [...this.queue.filter((other) => other.action !== mark.action), mark];
    this.changed();
    void this.send();
  }

  private async send(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    clearTimeout(this.timer);
    const batch = this.getAttribute("batch");
    const refused: string[] = [];
    while (this.queue.length > 0) {
      const going = this.queue.slice(0, batch ? BATCH_MAX : 1);
      const outcomes = batch ? await postAll(batch, going) : await post(going[0]!);
      if (outcomes === "later") {
        this.timer = window.setTimeout(() => void this.send(), this.wait);
        this.wait = Math.min(this.wait * 2, RETRY_MS_MAX);
        break;
      }
      this.wait = RETRY_MS_MIN;
      // Replaced while it was on its way: the newer one still waits.
      this.queue = this.queue.filter((mark) => !going.includes(mark));
      this.changed();
      if ("refused" in outcomes) refused.push(`${going.map((mark) => this.nameOf(mark)).join("、")}：${outcomes.refused || this.words("refused")}`);
      else for (const [at, { told, holds }] of outcomes.entries()) {
        if (told) refused.push(told);
        if (holds !== undefined) this.press(going[at]!, holds);
      }
    }
    this.sending = false;
    if (refused.length > 0) this.tell("refused", [...new Set(refused)].join(" "));
    else if (this.queue.length === 0 && this.said?.kind === "waiting") this.tell("sent", this.words("sent"));
  }

  private changed(): void {
    const fits = this.queue.length === 0 ? forget(this.key) ?? true : keep(this.key, this.queue);
    this.showWaiting();
    if (!fits) this.tell("full", this.words("full"));
  }

  /** Marks what waits in its row, also after the rows were fetched again. */
  private showWaiting(): void {
    for (const form of this.querySelectorAll<HTMLFormElement>("form.marks")) {
      const path = new URL(form.action).pathname;
      const mark = this.queue.find((other) => other.action === path);
      form.toggleAttribute("data-waiting", mark !== undefined);
      if (!mark) continue;
      this.press(mark, mark.value);
    }
    if (this.queue.length > 0) this.tell("waiting", this.words("waiting").replace("#", String(this.queue.length)));
    // Rows that were fetched again come without what was said.
    else if (this.said && this.said.kind !== "waiting") this.tell(this.said.kind, this.said.sentence);
  }

  /** Shows that this is what the row of a mark says. */
  private press(mark: Mark, value: string): void {
    for (const button of this.rowOf(mark)?.querySelectorAll("button") ?? []) button.setAttribute("aria-pressed", String(button.value === value));
  }

  private rowOf(mark: Mark): HTMLFormElement | undefined {
    return [...this.querySelectorAll<HTMLFormElement>("form.marks")].find((one) => new URL(one.action).pathname === mark.action);
  }

  private nameOf(mark: Mark): string {
    return this.rowOf(mark)?.querySelector("[role=group]")?.getAttribute("aria-label") ?? "";
  }

  private words(name: string): string {
    return this.getAttribute(name) ?? "";
  }

  private get state(): HTMLElement | null {
    return this.querySelector<HTMLElement>(".roll-state");
  }

  private tell(kind: string, sentence: string): void {
    this.said = { kind, sentence };
    const state = this.state;
    if (!state || state.textContent === sentence) return;
    state.dataset["kind"] = kind;
    state.textContent = sentence;
  }
}

/** All that waits, in one request. */
async function postAll(batch: string, marks: Mark[]): Promise<Answer> {
  const now = Date.now();
  const lines = marks.map(({ action, value, at }) => `${action.slice(action.lastIndexOf("/") + 1)} ${value} ${Math.max(0, now - at)}`);
  return answered(await ask(batch, { marks: lines.join("\n") }));
}

async function post(mark: Mark): Promise<Answer> {
  return answered(await ask(mark.action, { [mark.name]: mark.value }));
}

async function answered(response: Response | "later"): Promise<Answer> {
  if (response === "later") return response;
  const { outcomes, text } = (await response.json().catch(() => ({}))) as { outcomes?: Outcome[]; text?: string };
  return response.ok ? (outcomes ?? []) : { refused: text ?? "" };
}

/** The server's answer; `later` where there is none, or none for this reader. */
async function ask(path: string, fields: Record<string, string>): Promise<Response | "later"> {
  try {
    const response = await fetch(path, { method: "POST", body: new URLSearchParams(fields), headers: { accept: "application/json", "zx-reader": reader() } });
    return response.status >= 500 || response.status === 429 || isStranger(response) ? "later" : response;
  } catch {
    return "later";
  }
}
