// One form on its way to the server. It bears a code, so that it takes effect once however often it is sent.
import { heard, listen, taken, waitedMs } from "./clock";
import { reader } from "./store";
import { parsed } from "./parsed";

export type Sending = {
  code: string;
  /** Where it is posted, and what. */
  action: string;
  body: string;
  /** The draft that it completes, and where its form stands. */
  draft: string;
  path: string;
  title: string;
  /** When it was taken down, on this device's own clock: only ever compared with itself. */
  at: number;
  /** How far the server's clock was ahead of it then. */
  ahead?: number;
  /** Whether it counts once by what it is sent to, so that its code need not be written down. */
  own?: true;
  /** Why the server did not accept it. */
  refused?: string;
};

/** What became of it: done, not now, not as this reader, or answered with a page that says why not. */
export type Outcome = { kind: "done"; leadsTo: string } | { kind: "later" } | { kind: "stranger" } | { kind: "answered"; page: string };

/** What a server that is away, full or busy answers; all else is meant. */
const NOT_NOW = [429, 502, 503, 504, 507];
const SENDING_MS_MAX = 30_000;
/** By this a plain form bears the code of its page; what is sent from here has one of its own, and is the same from whatever page. */
export const PAGE_CODE = "zx-page-code";

/** What a form holds besides its page's code. */
export function typedIn(form: HTMLFormElement): [string, string][] {
  const isTyped = (pair: [string, FormDataEntryValue]): pair is [string, string] => typeof pair[1] === "string" && pair[0] !== PAGE_CODE;
  return [...new FormData(form)].filter(isTyped);
}

export function sendingOf(form: HTMLFormElement, button: HTMLButtonElement | null, draft: string, path: string): Sending {
  const body = new URLSearchParams(typedIn(form));
  if (button?.name) body.append(button.name, button.value);
  const { pathname, search } = new URL(form.action);
  return { code: newCode(), action: pathname + search, body: body.toString(), draft, path, title: pageTitle(), ...taken() };
}

/** What this page is called, with the thing that it belongs to: the first crumb is a list, the second the thing. */
export function pageTitle(): string {
  const parts = [document.querySelector("h1"), document.querySelectorAll(".crumbs a")[1]];
  return parts.map((part) => part?.textContent?.trim() ?? "").filter((words) => words !== "").join(" · ");
}

function newCode(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export async function post(sending: Sending): Promise<Outcome> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), SENDING_MS_MAX);
  try {
    await listen([sending], patience.signal);
    const response = await fetch(sending.action, {
      method: "POST",
      body: sending.body,
      signal: patience.signal,
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "zx-sending": sending.own ? "own" : sending.code,
        "zx-draft": sending.draft,
        "zx-reader": reader(),
        "zx-waited-ms": String(waitedMs(sending)),
      },
    });
    heard(response);
    if (isStranger(response)) return { kind: "stranger" };
    if (response.ok) return { kind: "done", leadsTo: response.headers.get("location") ?? "/today" };
    if (NOT_NOW.includes(response.status)) return { kind: "later" };
    return { kind: "answered", page: await response.text() };
  } catch {
    return { kind: "later" };
  } finally {
    clearTimeout(timer);
  }
}

/** Nobody is signed in any more, or somebody else is: it waits for its writer. */
export function isStranger(response: Response): boolean {
  return response.status === 401 || response.status === 409 || new URL(response.url).pathname === "/sign-in";
}

/** What a page says is wrong. */
export function faultsIn(page: string): string {
  const shown = parsed(page);
  const said = [...shown.querySelectorAll(".summary li, [role=alert]:not(.summary)")].map((part) => part.textContent?.trim() ?? "");
  return said.filter((words, at) => words !== "" && said.indexOf(words) === at).join(" ");
}
