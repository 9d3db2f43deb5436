// How long something waited on this device. Its clock is never told: it may be hours off. But it may also be put right while something waits, as phones do
// when a network is back: so a page notes how far it stands from the server's, which tells its time with each answer, and what it jumped is taken out.
/** Answers are told to the second, and take a while: less than this is no jump. */
const JUMP_MS_MIN = 30_000;
/** What waited for less is not worth asking for. */
const ASKED_FROM_MS = 20_000;

/** A moment on this device, and how far the server's clock was ahead of it then, if that was known. */
export type Taken = { at: number; ahead?: number };

/** How far it is ahead now, as this page heard it last. */
let known: number | undefined;

export function taken(): Taken {
  return known === undefined ? { at: Date.now() } : { at: Date.now(), ahead: known };
}

/** Notes what an answer tells of the server's time. */
export function heard(response: Response): void {
  const told = Date.parse(response.headers.get("date") ?? "");
  // In the middle of the second that it names.
  if (!Number.isNaN(told)) known = told + 500 - Date.now();
}

/** Asks the server for its time, where something waited long enough, or longer than can be. Without a network nothing is known, and nothing is sent either. */
export async function listen(waiting: Taken[], signal?: AbortSignal): Promise<void> {
  const now = Date.now();
  if (waiting.every(({ at }) => now - at >= 0 && now - at < ASKED_FROM_MS)) return;
  try {
    heard(await fetch("/healthz", { method: "HEAD", cache: "no-store", ...(signal && { signal }) }));
  } catch {
    // What follows fails, too.
  }
}

/** How long ago that was, in milliseconds. */
export function waitedMs({ at, ahead }: Taken): number {
  const passed = Date.now() - at;
  const jumped = ahead === undefined || known === undefined ? 0 : ahead - known;
  return Math.max(0, Math.abs(jumped) < JUMP_MS_MIN ? passed : passed - jumped);
}
