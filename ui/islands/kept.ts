// <zx-kept said hidden><a href>…</zx-kept>: the pages of a meeting that its recorder or chair has open can be opened again without a network. Keeps the pages
// that its links name, of one meeting at a time; the worker shows them where the network does not answer. Shown so, the element says from when the page is
// (`at`), until the network is back.
import { canKeep, clear, lay, MEETING } from "./device";
import { type Fetched } from "./live";
import { isStranger } from "./sending";
import { reader } from "./store";
import { parsed } from "./parsed";

/** A part of the pages' addresses, and of no other page's. */
const SCOPE = "/meetings/";
const LOOK_MS = 10_000;
/** Pages beside the one that is looked at are not fetched more often. */
const FRESH_MS = 5 * 60_000;
/** When a page was kept, as the worker reads it: what is older is not shown, and goes. */
const KEPT_AT = "zx-kept-at";
const KEPT_MS_MAX = 12 * 3_600_000;

/** Whether this page was shown from what this device keeps. */
export function isFromDevice(): boolean {
  return document.querySelector("zx-kept[at]") !== null;
}

export class Kept extends HTMLElement {
  private timer = 0;
  private readonly onOnline = (): void => void this.take();
  private readonly onPage = (event: Event): void => void this.fetched((event as CustomEvent<Fetched>).detail);

  connectedCallback(): void {
    if (!canKeep()) return;
    addEventListener("online", this.onOnline);
    document.addEventListener("zx-page", this.onPage);
    this.tellFromWhen();
    void this.take();
  }

  disconnectedCallback(): void {
    removeEventListener("online", this.onOnline);
    document.removeEventListener("zx-page", this.onPage);
    clearTimeout(this.timer);
  }

  /** The pages of this meeting that are worked on. */
  private get pages(): string[] {
    return [...this.querySelectorAll("a")].map((link) => link.pathname);
  }

  private tellFromWhen(): void {
    const at = Number(this.getAttribute("at") ?? 0);
    if (!at) return;
    const time = new Date(at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    this.querySelector("span")!.textContent = (this.getAttribute("said") ?? "").replace("#", time);
    for (const link of this.querySelectorAll("a")) link.hidden = link.pathname === location.pathname;
    this.hidden = false;
  }

  private async take(): Promise<void> {
    clearTimeout(this.timer);
    try {
      await navigator.serviceWorker.register(`${SCOPE}worker.js`, { scope: SCOPE });
      await this.forgetOthers();
      for (const path of this.pages) {
        if (path !== location.pathname && (await age(path)) < FRESH_MS) continue;
        const response = await fetch(path, { headers: { accept: "text/html", "zx-reader": reader() } });
        // Nobody is signed in here any more, or somebody else is.
        if (isStranger(response)) return void (await clear());
        if (response.ok && !response.redirected) await this.keep(path, { text: await response.text(), headers: response.headers });
      }
      this.isBack();
    } catch {
      // No network, or a device that keeps nothing: there is the page as it stands.
      if (this.hasAttribute("at")) this.timer = window.setTimeout(() => void this.take(), LOOK_MS);
    }
  }

  /** This page was fetched by what follows a topic. */
  private async fetched(page: Fetched): Promise<void> {
    this.isBack();
    if (this.pages.includes(location.pathname)) await this.keep(location.pathname, page).catch(() => undefined);
  }

  /** Keeps a page of this reader that is one of this meeting's; one that is so no longer goes. */
  private async keep(path: string, { text, headers }: Fetched): Promise<void> {
    const page = parsed(text);
    if (page.body.dataset["reader"] !== reader()) return;
    const element = page.querySelector("zx-kept");
    const cache = await caches.open(MEETING);
    if (!element) return void (await cache.delete(path));
    // What was told once is not told again.
    if (page.querySelector("[data-told]")) return;
    const at = String(Date.now());
    await lay(cache, path, text.replace("<zx-kept ", `<zx-kept at="${at}" `), headers, { [KEPT_AT]: at });
  }

  /** One meeting at a time, and of it what is worked on. */
  private async forgetOthers(): Promise<void> {
    for (const path of await keptPages()) if (!this.pages.includes(path)) await (await caches.open(MEETING)).delete(path);
  }

  private isBack(): void {
    this.hidden = true;
    this.removeAttribute("at");
  }
}

async function keptPages(): Promise<string[]> {
  const all = await (await caches.open(MEETING)).keys();
  return all.map((request) => new URL(request.url).pathname).filter((path) => path.startsWith(SCOPE));
}

/** How long ago a page was kept; endless for one that was not. A clock that was set back makes no page younger. */
async function age(path: string): Promise<number> {
  const page = await (await caches.open(MEETING)).match(path);
  return page ? Math.abs(Date.now() - Number(page.headers.get(KEPT_AT) ?? 0)) : Infinity;
}

/** What lies here goes once it is old, or once a page of it is shown that is worked on no longer. */
export async function forgetDone(): Promise<void> {
  if (!canKeep() || !(await caches.has(MEETING))) return;
  const paths = await keptPages();
  const isDone = paths.includes(location.pathname) && !document.querySelector("zx-kept");
  const ages = await Promise.all(paths.map(age));
  if (isDone || ages.every((one) => one > KEPT_MS_MAX)) await caches.delete(MEETING);
}
