// <zx-look><form method="post">…</form></zx-look>: theme and type size take effect as they are chosen, and are kept in the background.
export class Look extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector("form");
    form?.addEventListener("change", () => {
      const chosen = new FormData(form);
      apply("theme", chosen.get("theme"), "auto");
      apply("size", chosen.get("size"), "usual");
      const body = new URLSearchParams([...chosen].map(([name, value]) => [name, String(value)]));
      // If it cannot be kept now, the button below still does it.
      fetch(form.action, { method: "POST", body, redirect: "manual", keepalive: true }).catch(() => undefined);
    });
  }
}

function apply(name: string, value: FormDataEntryValue | null, usual: string): void {
  if (value === null || value === usual) delete document.documentElement.dataset[name];
  else document.documentElement.dataset[name] = String(value);
}
