// <zx-live id src lost reload>…</zx-live>: follows a topic and fetches its own content again from this page. Rests while the page is not seen.
import { isFromDevice } from "./kept";
import { morph } from "./morph";
import { parsed } from "./parsed";

const GATHER_MS = 150;
const RETRY_MS_MIN = 2_000;
const RETRY_MS_MAX = 60_000;
/** So many vain attempts before the reader is told. */
const ATTEMPTS_SILENT = 3;

/** This page as the server gave it just now, for who keeps it. */
export type Fetched = { text: string; headers: Headers };

let gathering: Promise<Document | undefined> | undefined;
let underWay: Promise<unknown> = Promise.resolve();

/** This page as it is now; several parts that ask together share one answer. An answer already under way may be older than what was announced: it serves nobody who asks later. */
function pageNow(): Promise<Document | undefined> {
  gathering ??= Promise.all([pause(GATHER_MS), underWay]).then(() => {
    gathering = undefined;
    const page = fetchPage();
    underWay = page;
    return page;
  });
  return gathering;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function fetchPage(): Promise<Document | undefined> {
  try {
    const response = await fetch(location.href, { headers: { accept: "text/html" } });
    if (!response.ok || new URL(response.url).pathname !== location.pathname) return undefined;
    const text = await response.text();
    document.dispatchEvent(new CustomEvent<Fetched>("zx-page", { detail: { text, headers: response.headers } }));
    return parsed(text);
  } catch {
    return undefined;
  }
}

export class Live extends HTMLElement {
  private source: EventSource | undefined;
  private attempts = 0;
  private asked: Promise<Document | undefined> | undefined;
  private timer = 0;
  private readonly onSight = (): void => (document.hidden ? this.rest() : this.follow(true));
  private readonly onOnline = (): void => void (document.hidden || this.comeBack());

  connectedCallback(): void {
    document.addEventListener("visibilitychange", this.onSight);
    addEventListener("online", this.onOnline);
    // What this device kept is what was known when the network went.
    if (!document.hidden) this.follow(isFromDevice());
  }

  disconnectedCallback(): void {
    document.removeEventListener("visibilitychange", this.onSight);
    removeEventListener("online", this.onOnline);
    this.rest();
  }

  private follow(missedSome: boolean): void {
    this.rest();
    const source = new EventSource(this.getAttribute("src") ?? "");
    this.source = source;
    source.addEventListener("change", () => void this.refresh());
    source.addEventListener("open", () => {
      // Whatever was announced while nobody listened is fetched now.
      if (missedSome || this.attempts > 0) void this.refresh();
      else this.attempts = 0;
      this.tellLost(false);
    });
    source.addEventListener("error", () => this.retry());
  }

  /** The network is back: the page as it is now, then what is announced from now on. */
  private async comeBack(): Promise<void> {
    this.rest();
    if (await this.refresh()) this.follow(false);
  }

  private retry(): void {
    this.rest();
    this.attempts += 1;
    if (this.attempts >= ATTEMPTS_SILENT) this.tellLost(true);
    const wait = Math.min(RETRY_MS_MIN * 2 ** (this.attempts - 1), RETRY_MS_MAX);
    this.timer = window.setTimeout(() => this.follow(true), wait * (0.75 + Math.random() / 2));
  }

  private rest(): void {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = undefined;
  }

  /** Whether this part is as the server has it now, or is about to be. */
  private async refresh(): Promise<boolean> {
    const answer = pageNow();
    // Many changes that share one answer are one refresh.
    if (answer === this.asked) return true;
    this.asked = answer;
    const page = await answer;
    const fresh = page?.getElementById(this.id);
    if (!fresh) {
      // What was announced and could not be fetched is asked for again; what the page has no longer is not.
      if (page) this.tellLost(true);
      else this.retry();
      return false;
    }
    this.attempts = 0;
    this.tellLost(false);
    // A question is being answered: what it asks about stays as it is until then.
    const question = document.querySelector("dialog[open]");
    if (question) question.addEventListener("close", () => void this.refresh(), { once: true });
    else {
      morph(this, fresh);
      this.dispatchEvent(new CustomEvent("zx-refreshed", { bubbles: true }));
    }
    return true;
  }

  /** Stands before the element, so that a refresh does not sweep it away. */
  private tellLost(lost: boolean): void {
    const before = this.previousElementSibling;
    const note = before?.matches("[data-live-note]") ? before : undefined;
    if (!lost) return note?.remove();
    if (note) return;
    const made = document.createElement("p");
    made.className = "island-note";
    made.dataset["liveNote"] = "";
    made.setAttribute("role", "status");
    const link = document.createElement("a");
    link.href = location.href;
    link.textContent = this.getAttribute("reload");
    made.append(this.getAttribute("lost") ?? "", link);
    this.before(made);
  }
}
