// Stands in for the pages of a self-test where there is no network: shows the one page that was taken along, with what it needs, and nothing else. It
// keeps nothing by itself; without a page that was taken along every request goes out as if there were no worker.
type Fetching = Event & { request: Request; respondWith(answer: Promise<Response>): void };
type Itself = { skipWaiting(): Promise<void>; clients: { claim(): Promise<void> } };
const worker = self as unknown as Itself;
const CACHE = "zx-away";
const PAGE = "/self-test/away";
/** A network that does not answer so long is as good as none. */
const PATIENCE_MS = 6_000;

addEventListener("install", () => void worker.skipWaiting());
addEventListener("activate", (event) => (event as Event & { waitUntil(done: Promise<void>): void }).waitUntil(worker.clients.claim()));
addEventListener("fetch", (event) => {
  const fetching = event as Fetching;
  const { request } = fetching;
  if (request.mode === "navigate") fetching.respondWith(fromAfar(request));
  else if (request.method === "GET" && isKept(new URL(request.url).pathname)) fetching.respondWith(fromHere(request));
});

async function kept(request: Request | string): Promise<Response | undefined> {
  return (await caches.has(CACHE)) ? (await caches.open(CACHE)).match(request) : undefined;
}

/** Names of assets and pictures change with their content: what is kept is the same. */
function isKept(path: string): boolean {
  return path.startsWith("/assets/") || path.startsWith("/pictures/");
}

async function fromHere(request: Request): Promise<Response> {
  return (await kept(request)) ?? fetch(request);
}

async function fromAfar(request: Request): Promise<Response> {
  const page = await kept(PAGE);
  if (!page) return fetch(request);
  try {
    // What is posted may have arrived, however late the answer: it is waited for.
    return await (request.method === "GET" ? Promise.race([fetch(request), late()]) : fetch(request));
  } catch {
    return request.method === "GET" ? page : Response.redirect(PAGE, 303);
  }
}

function late(): Promise<never> {
  return new Promise((_, refuse) => setTimeout(() => refuse(new Error("no answer")), PATIENCE_MS));
}
