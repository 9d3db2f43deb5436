// What is kept on this device, apart for each reader. Where a browser keeps nothing, nothing is kept and nothing fails.
function keyed(key: string): string {
  return `zx:${document.body.dataset["reader"] ?? ""}:${key}`;
}

export function keep(key: string, value: unknown): void {
  try {
    localStorage.setItem(keyed(key), JSON.stringify(value));
  } catch {
    // Full or forbidden: the page still works.
  }
}

export function kept<T>(key: string): T | undefined {
  try {
    const text = localStorage.getItem(keyed(key));
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(keyed(key));
  } catch {
    // Nothing was kept.
  }
}

/** Keys of this reader that begin so. */
export function keysOf(beginning: string): string[] {
  try {
    const start = keyed("");
    return Object.keys(localStorage).filter((key) => key.startsWith(keyed(beginning))).map((key) => key.slice(start.length));
  } catch {
    return [];
  }
}
