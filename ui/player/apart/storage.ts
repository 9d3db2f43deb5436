// `localStorage` and `sessionStorage` of a page that may have none: each a shelf in memory, with names and values as the real ones have them.

/** As much as browsers keep for a site, in characters of names and values together. */
const CHARS_MAX = 5 * 1024 * 1024;

const shelves = new WeakMap<object, Map<string, string>>();
/** The shelf behind a storage. */
const shelf = (storage: object): Map<string, string> => shelves.get(storage) ?? new Map();

function set(storage: object, name: string, value: string): void {
  const kept = shelf(storage);
  let chars = name.length + value.length;
  for (const [other, words] of kept) if (other !== name) chars += other.length + words.length;
  if (chars > CHARS_MAX) throw new DOMException("the storage is full", "QuotaExceededError");
  kept.set(name, value);
}

// The real methods refuse whatever is no storage of an origin; in this page there is none.
const acts = {
  getItem(name: unknown) { return shelf(this).get(String(name)) ?? null; },
  setItem(name: unknown, value: unknown) { set(this, String(name), String(value)); },
  removeItem(name: unknown) { shelf(this).delete(String(name)); },
  clear() { shelf(this).clear(); },
  key(at: unknown) { return [...shelf(this).keys()][Number(at) || 0] ?? null; },
} satisfies Record<string, (this: object, ...given: unknown[]) => unknown>;

for (const [name, value] of Object.entries(acts)) Object.defineProperty(Storage.prototype, name, { value, writable: true, configurable: true, enumerable: true });
Object.defineProperty(Storage.prototype, "length", { get() { return shelf(this).size; }, configurable: true, enumerable: true });

/** An empty storage: what is kept is a property of it as well, unless it bears the name of a method. */
function stored(): Storage {
  const kept = new Map<string, string>();
  const isKept = (name: string | symbol): name is string => typeof name === "string" && kept.has(name) && !(name in Storage.prototype);
  const storage = new Proxy(Object.create(Storage.prototype) as Storage, {
    get: (own, name, itself) => (isKept(name) ? kept.get(name) : Reflect.get(own, name, itself)),
    set(own, name, value, itself) {
      if (typeof name === "symbol") return Reflect.set(own, name, value);
      set(itself as object, name, String(value));
      return true;
    },
    has: (own, name) => isKept(name) || Reflect.has(own, name),
    deleteProperty: (own, name) => (isKept(name) ? kept.delete(name) : Reflect.deleteProperty(own, name)),
    ownKeys: () => [...kept.keys()].filter(isKept),
    getOwnPropertyDescriptor: (own, name) => (isKept(name) ? { value: kept.get(name), writable: true, enumerable: true, configurable: true } : Reflect.getOwnPropertyDescriptor(own, name)),
  });
  shelves.set(storage, kept);
  return storage;
}

for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { value: stored(), configurable: true, enumerable: true });
