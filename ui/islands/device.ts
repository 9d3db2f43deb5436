// Pages that lie on this device for when there is no network, for one reader alone. They go when he signs out, when his session is found to have ended, and
// when somebody else signs in. Each kind lies in a cache of its own, from which its worker shows it.
import { reader } from "./store";

/** The next questions of a self-test. */
export const AWAY = "zx-away";
/** The pages of a meeting that its recorder or chair has open. */
export const MEETING = "zx-meeting";
/** Whose pages lie here: on this device, whoever is signed in. */
const WHOSE = "zx-away";
/** What the server said about a page that holds for the page that is kept, too. */
const HEADERS = ["content-type", "content-security-policy", "x-frame-options", "x-content-type-options", "referrer-policy", "permissions-policy"];

/** Whether this browser can keep pages at all. */
export function canKeep(): boolean {
  return "serviceWorker" in navigator && "caches" in window;
}

export function guardPages(): void {
  const whose = owner();
  const isOther = whose !== null && reader() !== "" && reader() !== whose;
  if (isOther || location.pathname === "/sign-in") void clear();
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (new URL(form.action, location.href).pathname === "/sign-out") void clear();
  }, true);
}

/** For whom pages lie here. */
export function owner(): string | null {
  try {
    return localStorage.getItem(WHOSE);
  } catch {
    return null;
  }
}

export async function clear(): Promise<void> {
  localStorage.removeItem(WHOSE);
  await Promise.all([AWAY, MEETING].map((name) => caches.delete(name)));
}

/** Puts a page with what it needs into a cache, as the reader's own. */
export async function lay(cache: Cache, path: string, text: string, said: Headers, more: Record<string, string> = {}): Promise<void> {
  const missing = await Promise.all(assetsOf(text).map(async (asset) => ((await cache.match(asset)) ? "" : asset)));
  await cache.addAll(missing.filter((asset) => asset !== ""));
  const headers = new Headers(more);
  for (const name of HEADERS) if (said.has(name)) headers.set(name, said.get(name)!);
  localStorage.setItem(WHOSE, reader());
  await cache.put(path, new Response(text, { headers }));
}

/** Styles, script and drawings that a page names. */
export function assetsOf(text: string): string[] {
  const found = [...text.matchAll(/"(\/assets\/[\w.-]+\.(?:css|js|svg))/g)].map((match) => match[1]!);
  return [...new Set(found)];
}
