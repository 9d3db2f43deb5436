// <zx-roll key batch waiting sent refused>: each row's form is sent without leaving the page; what cannot be sent now waits on this device. With
// `batch`, all that waits goes in one request, each with how long ago it was taken down; a clock of the device is never sent.
import { heard, listen, taken, waitedMs, type Taken } from "./clock";
import { isFromDevice } from "./kept";
import { isStranger } from "./sending";
import { forget, keep, kept, reader } from "./store";

/** One mark on its way: where it is posted and what. The last one for a row is the one that counts. */
type Mark = Taken & { action: string; name: string; value: string };
/** What became of a mark: it holds, or why it does not and which one does; and what else there is to say. */
type Outcome = { accepted: boolean; told?: string; holds?: string };
/** What became of those that were sent together: each its own, none of them, or they wait. */
type Answer = Outcome[] | { refused: string } | "later" | "stranger";
const RETRY_MS_MIN = 2_000;
const RETRY_MS_MAX = 30_000;
const BATCH_MAX = 1_000;

export class Roll extends HTMLElement {
  private queue: Mark[] = [];
  /** Marks that were sent since the rows were made. */
  private settled: Mark[] = [];
  /** What the rows said when they were made. */
  private stood = new Map<string, string>();
  private counted: string[] = [];
  /** The line above the rows, as it was made. */
  private counting: Node[] = [];
  /** The device has no room for what waits. */
  private isFull = false;
  private sending = false;
  private timer = 0;
  private wait = RETRY_MS_MIN;
  private said: { kind: string; sentence: string } | undefined;
  private readonly onOnline = (): void => void this.send();
  private readonly onLeaving = (event: BeforeUnloadEvent): void => {
    if (this.isFull) event.preventDefault();
  };
  private readonly onRefreshed = (): void => {
    this.settle([]);
    this.read();
    this.showWaiting();
  };

  connectedCallback(): void {
    this.queue = kept<Mark[]>(this.key) ?? [];
    // A page that this device kept is older than what was sent from it.
    this.settle(isFromDevice() ? (kept<Mark[]>(this.settledKey) ?? []) : []);
    this.read();
    this.addEventListener("submit", (event) => this.take(event));
    addEventListener("online", this.onOnline);
    addEventListener("beforeunload", this.onLeaving);
    // From where this device's clock is known, should it be put right while something waits.
    if (!isFromDevice()) void listen([{ at: 0 }]);
    document.addEventListener("zx-refreshed", this.onRefreshed);
    this.showWaiting();
    if (this.queue.length > 0) void this.send();
  }

  disconnectedCallback(): void {
    removeEventListener("online", this.onOnline);
    removeEventListener("beforeunload", this.onLeaving);
    document.removeEventListener("zx-refreshed", this.onRefreshed);
    clearTimeout(this.timer);
  }

  private get key(): string {
    return `roll:${this.getAttribute("key") ?? location.pathname}`;
  }

  private get settledKey(): string {
    return `${this.key}:settled`;
  }

  private settle(marks: Mark[]): void {
    this.settled = marks;
    if (marks.length > 0) keep(this.settledKey, marks);
    else forget(this.settledKey);
  }

  private take(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    const button = event.submitter as HTMLButtonElement | null;
    if (!form.matches(".marks") || !button) return;
    event.preventDefault();
    const mark = { action: new URL(form.action).pathname, name: button.name, value: button.value, ...taken() };
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
      if (outcomes === "later" || outcomes === "stranger") {
        if (outcomes === "stranger") this.tell("stranger", this.shared("stranger"));
        this.timer = window.setTimeout(() => void this.send(), this.wait);
        this.wait = Math.min(this.wait * 2, RETRY_MS_MAX);
        break;
      }
      this.wait = RETRY_MS_MIN;
      // Replaced while it was on its way: the newer one still waits.
      this.queue = this.queue.filter((mark) => !going.includes(mark));
      if (!("refused" in outcomes)) {
        const known = this.settled.filter((mark) => !going.some((other) => other.action === mark.action));
        this.settle([...known, ...going.map((mark, at) => ({ ...mark, value: outcomes[at]?.holds ?? mark.value }))]);
      }
      this.changed();
      if ("refused" in outcomes) refused.push(...this.takeBack(going), outcomes.refused || this.words("refused"));
      else for (const [at, { told, holds }] of outcomes.entries()) {
        if (told) refused.push(told);
        if (holds !== undefined) this.press(going[at]!, holds);
      }
    }
    this.sending = false;
    if (refused.length > 0) this.tell("refused", [...new Set(refused)].join(" "));
    else if (this.queue.length === 0 && ["waiting", "full", "stranger"].includes(this.said?.kind ?? "")) this.tell("sent", this.words("sent"));
  }

  /** Rows whose marks were not taken say again what they said before; what was marked is told, so that it can be put right elsewhere. */
  private takeBack(marks: Mark[]): string[] {
    return marks.map((mark) => {
      const wished = this.buttonsOf(mark).find((button) => button.value === mark.value)?.textContent?.trim() ?? mark.value;
      const since = [...this.queue, ...this.settled].find((other) => other.action === mark.action);
      this.press(mark, since?.value ?? this.stood.get(mark.action) ?? "");
      return `${this.nameOf(mark)}：${wished}`;
    });
  }

  private changed(): void {
    this.isFull = this.queue.length > 0 && !keep(this.key, this.queue);
    if (this.queue.length === 0) forget(this.key);
    this.showWaiting();
  }

  /** Marks what waits in its row, also after the rows were fetched again. */
  private showWaiting(): void {
    for (const form of this.querySelectorAll<HTMLFormElement>("form.marks")) {
      const path = new URL(form.action).pathname;
      const mark = this.queue.find((other) => other.action === path);
      form.toggleAttribute("data-waiting", mark !== undefined);
      const shown = mark ?? this.settled.find((other) => other.action === path);
      if (shown) this.press(shown, shown.value);
    }
    this.showCount();
    if (this.isFull) this.tell("full", this.shared("full"));
    else if (this.queue.length > 0 && this.said?.kind !== "stranger") this.tell("waiting", this.words("waiting").replace("#", String(this.queue.length)));
    // Rows that were fetched again come without what was said.
    else if (this.said && this.said.kind !== "waiting") this.tell(this.said.kind, this.said.sentence);
  }

  private get line(): HTMLElement | null {
    return document.querySelector<HTMLElement>("[data-here]");
  }

  /** Notes what the rows and the line above them said when they were made. */
  private read(): void {
    this.counted = [...(this.line?.children ?? [])].map((part) => part.textContent ?? "");
    this.counting = [...(this.line?.childNodes ?? [])];
    this.stood = this.standing();
  }

  private standing(): Map<string, string> {
    const pressed = this.querySelectorAll<HTMLButtonElement>("form.marks button[aria-pressed=true]");
    return new Map([...pressed].map((button) => [new URL(button.form!.action).pathname, button.value]));
  }

  /** Counts what waits, and what was just sent, in the line that says how many should attend and are there. */
  private showCount(): void {
    const line = this.line;
    const [said, unmarked] = this.counted;
    // How many with a vote are there is reckoned by the server alone.
    line?.parentElement?.querySelector("b")?.toggleAttribute("data-stale", this.queue.length > 0 || this.settled.length > 0);
    if (!line || !said) return;
    if (this.queue.length === 0 && this.settled.length === 0) return line.replaceChildren(...this.counting);
    let [here, left] = [Number(numbersIn(said)[1] ?? 0), Number(numbersIn(unmarked ?? "")[0] ?? 0)];
    for (const form of this.querySelectorAll<HTMLFormElement>("form.marks:not([data-counts=guest])")) {
      const path = new URL(form.action).pathname;
      const mark = this.queue.find((other) => other.action === path) ?? this.settled.find((other) => other.action === path);
      if (!mark) continue;
      const stood = this.stood.get(path);
      here += Number(isThere(mark.value)) - Number(isThere(stood));
      if (stood === undefined && form.dataset["counts"] !== "excused") left -= 1;
    }
    const waits = this.queue.length > 0 ? (line.dataset["unsent"] ?? "").replace("#", String(this.queue.length)) : "";
    const rest = unmarked && left > 0 ? unmarked.replace(/\d+/, String(left)) : "";
    const count = said.replace(/(\d+)(\D+)\d+/, `$1$2${here}`);
    line.textContent = [count, waits, rest].filter((words) => words !== "").join(" ");
  }

  /** Shows that this is what the row of a mark says. */
  private press(mark: Mark, value: string): void {
    for (const button of this.buttonsOf(mark)) button.setAttribute("aria-pressed", String(button.value === value));
  }

  private buttonsOf(mark: Mark): HTMLButtonElement[] {
    return [...(this.rowOf(mark)?.querySelectorAll("button") ?? [])];
  }

  private rowOf(mark: Mark): HTMLFormElement | undefined {
    return [...this.querySelectorAll<HTMLFormElement>("form.marks")].find((one) => new URL(one.action).pathname === mark.action);
  }

  private nameOf(mark: Mark): string {
    return this.rowOf(mark)?.querySelector("[role=group]")?.getAttribute("aria-label") ?? "";
  }

  /** What every page says where something waits. */
  private shared(name: string): string {
    return document.querySelector("zx-outbox")?.getAttribute(name) ?? "";
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
    if (!state || state.firstChild?.textContent === sentence) return;
    state.dataset["kind"] = kind;
    state.textContent = sentence;
    if (kind !== "stranger") return;
    const enter = Object.assign(document.createElement("a"), { href: `/sign-in?next=${encodeURIComponent(location.pathname)}`, textContent: this.shared("enter") });
    state.append(" ", enter);
  }
}

function numbersIn(words: string): string[] {
  return words.match(/\d+/g) ?? [];
}

function isThere(mark: string | undefined): boolean {
  return mark === "present" || mark === "without_vote" || mark === "left";
}

/** All that waits, in one request. */
async function postAll(batch: string, marks: Mark[]): Promise<Answer> {
  await listen(marks);
  const lines = marks.map((mark) => `${mark.action.slice(mark.action.lastIndexOf("/") + 1)} ${mark.value} ${waitedMs(mark)}`);
  return answered(await ask(batch, { marks: lines.join("\n") }));
}

async function post(mark: Mark): Promise<Answer> {
  return answered(await ask(mark.action, { [mark.name]: mark.value }));
}

async function answered(response: Response | "later" | "stranger"): Promise<Answer> {
  if (typeof response === "string") return response;
  const { outcomes, text } = (await response.json().catch(() => ({}))) as { outcomes?: Outcome[]; text?: string };
  return response.ok ? (outcomes ?? []) : { refused: text ?? "" };
}

/** The server's answer; `later` where there is none, `stranger` where there is none for this reader. */
async function ask(path: string, fields: Record<string, string>): Promise<Response | "later" | "stranger"> {
  try {
    const response = await fetch(path, { method: "POST", body: new URLSearchParams(fields), headers: { accept: "application/json", "zx-reader": reader() } });
    heard(response);
    if (isStranger(response)) return "stranger";
    return response.status >= 500 || response.status === 429 ? "later" : response;
  } catch {
    return "later";
  }
}
