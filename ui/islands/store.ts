// What is kept on this device, apart for each reader. A device that is full or forbids it says so to who asked: the page still works.
export function reader(): string {
  return document.body.dataset["reader"] ?? "";
}

function keyed(key: string): string {
  return `zx:${reader()}:${key}`;
}

/** Whether it was kept. */
export function keep(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(keyed(key), JSON.stringify(value));
    return true;
  } catch {
    return false;
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
