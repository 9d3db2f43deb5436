// `document.cookie` of a page that may have none: a jar in memory, of which nobody is ever sent anything.

/** As many as browsers keep for a site at least, and as long (RFC 6265, 6.1). */
const COOKIES_MAX = 50;
const COOKIE_CHARS_MAX = 4096;

interface Cookie {
  value: string;
  /** Until when it is there, in milliseconds since 1970. */
  until: number;
}

const jar = new Map<string, Cookie>();

/** Until when a cookie with these attributes is there: `Max-Age` goes before `Expires` (RFC 6265, 5.3). */
function until(attributes: string[]): number {
  const value = (name: string) => attributes.map((one) => one.split("=")).filter(([found = ""]) => found.trim().toLowerCase() === name).pop()?.[1]?.trim() ?? "";
  const seconds = value("max-age");
  if (/^-?\d+$/.test(seconds)) return Date.now() + Number(seconds) * 1000;
  const day = Date.parse(value("expires"));
  return Number.isNaN(day) ? Infinity : day;
}

/** Takes one cookie as it is written (RFC 6265, 5.2). For which path and host it is meant is not asked: there is this page alone. */
function put(line: string): void {
  const [pair = "", ...attributes] = line.split(";");
  const at = pair.indexOf("=");
  const [name, value] = [pair.slice(0, Math.max(at, 0)).trim(), pair.slice(at + 1).trim()];
  if ((name === "" && value === "") || pair.length > COOKIE_CHARS_MAX) return;
  const ends = until(attributes);
  // One that was there keeps its place in the order.
  if (ends <= Date.now()) jar.delete(name);
  else jar.set(name, { value, until: ends });
  if (jar.size > COOKIES_MAX) jar.delete(jar.keys().next().value!);
}

function told(): string {
  const now = Date.now();
  const there = [...jar].filter(([, one]) => one.until > now);
  return there.map(([name, one]) => (name === "" ? one.value : `${name}=${one.value}`)).join("; ");
}

Object.defineProperty(Document.prototype, "cookie", { get: told, set: (line: unknown) => put(String(line)), configurable: true, enumerable: true });
