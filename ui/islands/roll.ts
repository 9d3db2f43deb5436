// <zx-roll key waiting sent refused>: each row's form is sent without leaving the page; what cannot be sent now waits on this device.
import { forget, keep, kept } from "./store";

/** One mark on its way: where it is posted and what. The last one for a row is the one that counts. */
type Mark = { action: string; name: string; value: string };
type Outcome = "accepted" | "refused" | "later";
const RETRY_MS = 10_000;

export class Roll extends HTMLElement {
  private queue: Mark[] = [];
  private sending = false;
  private timer = 0;
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
    const mark = { action: new URL(form.action).pathname, name: button.name, value: button.value };
    this.queue = [...this.queue.filter((other) => other.action !== mark.action), mark];
    this.changed();
    void this.send();
  }

  private async send(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    clearTimeout(this.timer);
    for (let mark = this.queue[0]; mark; mark = this.queue[0]) {
      const outcome = await post(mark);
      if (outcome === "later") {
        this.timer = window.setTimeout(() => void this.send(), RETRY_MS);
        break;
      }
      // Replaced while it was on its way: the newer one still waits.
      const sent = mark;
      this.queue = this.queue.filter((other) => other !== sent);
      this.changed();
      if (outcome === "refused") {
        this.tell("refused", this.getAttribute("refused") ?? "");
        break;
      }
    }
    this.sending = false;
    if (this.queue.length === 0 && this.state?.dataset["kind"] === "waiting") this.tell("sent", this.getAttribute("sent") ?? "");
  }

  private changed(): void {
    if (this.queue.length > 0) keep(this.key, this.queue);
    else forget(this.key);
    this.showWaiting();
  }

  /** Marks what waits in its row, also after the rows were fetched again. */
  private showWaiting(): void {
    for (const form of this.querySelectorAll<HTMLFormElement>("form.marks")) {
      const path = new URL(form.action).pathname;
      const mark = this.queue.find((other) => other.action === path);
      form.toggleAttribute("data-waiting", mark !== undefined);
      if (!mark) continue;
      for (const button of form.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.value === mark.value));
    }
    if (this.queue.length > 0) this.tell("waiting", (this.getAttribute("waiting") ?? "").replace("#", String(this.queue.length)));
  }

  private get state(): HTMLElement | null {
    return this.querySelector<HTMLElement>(".roll-state");
  }

  private tell(kind: string, sentence: string): void {
    const state = this.state;
    if (!state || state.textContent === sentence) return;
    state.dataset["kind"] = kind;
    state.textContent = sentence;
  }
}

async function post(mark: Mark): Promise<Outcome> {
  try {
    const body = new URLSearchParams([[mark.name, mark.value]]);
    const response = await fetch(mark.action, { method: "POST", body, headers: { accept: "application/json" } });
    // Led to the sign-in page: it was not taken, and is sent once one is signed in again.
    if (response.status >= 500 || response.status === 401 || response.status === 429 || new URL(response.url).pathname === "/sign-in") return "later";
    return response.ok ? "accepted" : "refused";
  } catch {
    return "later";
  }
}
