// Stands in for a few pages where there is no network: the questions of a self-test that were taken along, and the pages of the meeting that its recorder or
// chair has open; with what they need, and nothing else. It keeps nothing by itself (the islands do, for one reader); what was not kept goes out as if there
// were no worker, and whoever has a network is shown what the server says.
type Fetching = Event & { request: Request; respondWith(answer: Promise<Response>): void };
type Itself = { skipWaiting(): Promise<void>; clients: { claim(): Promise<void> } };
const worker = self as unknown as Itself;
const AWAY = "zx-away";
const MEETING = "zx-meeting";
const PAGE = "/self-test/away";
const MEETINGS = "/meetings/";
/** A page of a meeting that is older than a long day's meeting is not shown. */
const KEPT_MS_MAX = 12 * 3_600_000;
/** A network that does not answer so long is as good as none. */
const PATIENCE_MS = 6_000;

addEventListener("install", () => void worker.skipWaiting());
addEventListener("activate", (event) => (event as Event & { waitUntil(done: Promise<void>): void }).waitUntil(worker.clients.claim()));
addEventListener("fetch", (event) => {
  const fetching = event as Fetching;
  const { request } = fetching;
  const { pathname } = new URL(request.url);
  const isRead = request.method === "GET";
  if (request.mode !== "navigate") {
    if (isRead && isKept(pathname)) fetching.respondWith(fromHere(request));
  } else if (!pathname.startsWith(MEETINGS)) fetching.respondWith(ofSelfTest(request));
  else if (isRead) fetching.respondWith(ofMeeting(request, pathname));
});

async function kept(cache: string, request: Request | string): Promise<Response | undefined> {
  return (await caches.has(cache)) ? (await caches.open(cache)).match(request) : undefined;
}

/** Names of assets and pictures change with their content: what is kept is the same. */
function isKept(path: string): boolean {
  return path.startsWith("/assets/") || path.startsWith("/pictures/");
}

async function fromHere(request: Request): Promise<Response> {
  return (await kept(AWAY, request)) ?? (await kept(MEETING, request)) ?? fetch(request);
}

async function ofSelfTest(request: Request): Promise<Response> {
  const page = await kept(AWAY, PAGE);
  if (!page) return fetch(request);
  try {
    // What is posted may have arrived, however late the answer: it is waited for.
    return await (request.method === "GET" ? Promise.race([fetch(request), late()]) : fetch(request));
  } catch {
    return request.method === "GET" ? page : Response.redirect(PAGE, 303);
  }
}

/** The page itself; of the same meeting's other pages, the way to those that can be opened. */
async function ofMeeting(request: Request, path: string): Promise<Response> {
  const page = await ofToday(path);
  const place = path.split("/").slice(0, 3).join("/");
  const instead = page ?? ((await ofToday(place)) ? Response.redirect(place, 302) : undefined);
  if (!instead) return fetch(request);
  try {
    return await Promise.race([fetch(request), late()]);
  } catch {
    return instead;
  }
}

async function ofToday(path: string): Promise<Response | undefined> {
  const page = await kept(MEETING, path);
  const at = Number(page?.headers.get("zx-kept-at") ?? 0);
  return Math.abs(Date.now() - at) < KEPT_MS_MAX ? page : undefined;
}

function late(): Promise<never> {
  return new Promise((_, refuse) => setTimeout(() => refuse(new Error("no answer")), PATIENCE_MS));
}
