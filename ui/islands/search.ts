// <zx-search for="ID"><form>…</form></zx-search>: shows what is found while one types. The page is asked as the form would ask it; without scripts one sends the form.
import { morph } from "./morph";
import { type Outbox } from "./outbox";
import { parsed } from "./parsed";

const REST_MS = 220;

export class Search extends HTMLElement {
  private timer = 0;
  private asking: AbortController | undefined;
  private composing = false;
  private readonly onInput = (): void => {
    clearTimeout(this.timer);
    // While a word is being composed its letters are not what is looked for.
    if (!this.composing) this.timer = window.setTimeout(() => void this.ask(), REST_MS);
  };

  connectedCallback(): void {
    this.addEventListener("compositionstart", () => (this.composing = true));
    this.addEventListener("compositionend", () => {
      this.composing = false;
      this.onInput();
    });
    this.addEventListener("input", this.onInput);
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer);
    this.asking?.abort();
  }

  private async ask(): Promise<void> {
    const form = this.querySelector("form");
    const shown = document.getElementById(this.getAttribute("for") ?? "");
    if (!form || !shown) return;
    this.asking?.abort();
    const asking = new AbortController();
    this.asking = asking;
    const address = new URL(form.action, location.href);
    for (const [name, value] of new FormData(form)) if (value !== "") address.searchParams.set(name, String(value));
    try {
      const response = await fetch(address, { headers: { accept: "text/html" }, signal: asking.signal });
      if (!response.ok || new URL(response.url).pathname !== address.pathname) return;
      const page = parsed(await response.text());
      const fresh = page.getElementById(shown.id);
      if (!fresh || asking.signal.aborted) return;
      morph(shown, fresh);
      history.replaceState(history.state, "", address);
    } catch {
      // What stands below is no answer to what was typed; the form can still be sent.
      if (!asking.signal.aborted) document.querySelector<Outbox>("zx-outbox")?.tell("offline");
    }
  }
}
