// What always refuses in the sandbox, and has no stand-in, is not there at all: a unit that first asks whether a browser has it goes on without.

for (const [owner, name] of [[Navigator.prototype, "serviceWorker"], [window, "caches"], [window, "cookieStore"]] as const) Reflect.deleteProperty(owner, name);
