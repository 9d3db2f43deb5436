// Takes the next questions of a self-test along: one page, with the styles, the script and the pictures that it needs, for the reader of this device alone. The
// worker shows it where there is no network.
import { AWAY, canKeep, lay, owner } from "./device";
import { waiting } from "./outbox";
import { forget, keep, kept, keysOf, reader } from "./store";

export const PAGE = "/self-test/away";
const PLACE = "/self-test";
const OLD_MS = 30 * 60_000;
/** How often a picture that did not come is asked for. */
const TRIES = 2;

/** When it was taken along, and with which script. */
type Taken = { at: number; script: string };
/** An answer that could not be sent from the page of its question: what was answered, and when. */
export type Left = { question: string; body: string };

export function followAway(): void {
  if (!canKeep()) return;
  document.addEventListener("submit", atSubmit, true);
  document.addEventListener("zx-waits", atWaiting);
  if (reader() === "" || !isPlace(location.pathname)) return;
  // What was answered here is not asked again on the way.
  const answered = document.querySelector<HTMLElement>("[data-answered]")?.dataset["answered"];
  if (answered) done(answered);
  // What lies here was shown without a network, or is that page itself: nothing is to be fetched.
  if (location.pathname === PLACE && !document.querySelector("zx-away")) void take();
}

function isPlace(path: string): boolean {
  return path === PLACE || path.startsWith(`${PLACE}/`);
}

/** Questions that were answered since the page was taken along. */
export function answeredSince(): string[] {
  return kept<string[]>("away:done") ?? [];
}

/** A page that was put together after the one before it holds nothing that is answered already, once everything is sent. */
export function begin(packed: number): void {
  if (packed <= (kept<number>("away:packed") ?? 0) || isWaiting()) return;
  forget("away:done");
  keep("away:packed", packed);
}

export function done(question: string): void {
  keep("away:done", [...new Set([...answeredSince(), question])]);
}

/** Whether an answer to a question taken along, or put here, still waits on this device. */
function isWaiting(): boolean {
  return waiting().some((one) => isPlace(one.action));
}

async function take(): Promise<void> {
  try {
    await navigator.serviceWorker.register(`${PLACE}/worker.js`, { scope: PLACE });
    const script = scriptOf(document);
    const taken = kept<Taken>("away");
    const isFresh = taken?.script === script && Date.now() - taken.at < OLD_MS && Date.now() >= taken.at && answeredSince().length === 0;
    if (isWaiting() || (isFresh && (await caches.has(AWAY)))) return;
    const page = await fetch(PAGE, { headers: { "zx-reader": reader() } });
    if (!page.ok || page.redirected) return;
    const text = await page.text();
    const cache = await caches.open(AWAY);
    const isWhole = await takePictures(cache, picturesOf(text));
    await lay(cache, PAGE, text, page.headers);
    // What is not whole is fetched again the next time.
    keep("away", { at: isWhole ? Date.now() : 0, script } satisfies Taken);
    for (const key of [...keysOf("away:")]) forget(key);
  } catch {
    // No network now, or a device that keeps nothing: there is the ordinary page.
  }
}

function scriptOf(page: Document): string {
  return page.querySelector<HTMLScriptElement>("script[src]")?.getAttribute("src") ?? "";
}

/** The pictures of the questions: their names change with what they show. */
function picturesOf(text: string): string[] {
  return [...new Set([...text.matchAll(/"(\/pictures\/[0-9a-f]{32}\.\w+)"/g)].map((match) => match[1]!))];
}

/** Takes pictures along, and lets those go that no question shows any more. One that does not come is told by its words; says whether all came. */
async function takePictures(cache: Cache, wanted: string[]): Promise<boolean> {
  for (const known of await cache.keys()) {
    const { pathname } = new URL(known.url);
    if (pathname.startsWith("/pictures/") && !wanted.includes(pathname)) await cache.delete(known);
  }
  const missing = async (): Promise<string[]> => {
    const found = await Promise.all(wanted.map(async (path) => ((await cache.match(path)) ? "" : path)));
    return found.filter((path) => path !== "");
  };
  for (let tries = 0; tries < TRIES; tries++) {
    const left = await missing();
    if (left.length === 0) return true;
    await Promise.allSettled(left.map((path) => cache.add(path)));
  }
  return (await missing()).length === 0;
}

/**
 * What would ask for the next question leads to ten of them at once, of which none waits for a network. Beyond what a day has (`more`) the program puts one
 * after the other.
 */
function atSubmit(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement;
  const { pathname } = new URL(form.action, location.href);
  if (pathname !== PLACE || new FormData(form).has("more") || (!navigator.onLine && owner() !== reader())) return;
  event.preventDefault();
  location.assign(PAGE);
}

/** The answer of this page waits on the device: its explanation lies in what was taken along. */
function atWaiting(event: Event): void {
  const question = (event.target as HTMLElement).closest<HTMLElement>("[data-question]")?.dataset["question"];
  if (!question || owner() !== reader()) return;
  keep("away:left", { question, body: (event as CustomEvent<string>).detail } satisfies Left);
  location.assign(PAGE);
}
