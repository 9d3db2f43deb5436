// <zx-copy text done><button><svg/><span>…</span></button></zx-copy>: puts the text on the clipboard and says so.
const SAID_MS = 2_500;

export class Copy extends HTMLElement {
  connectedCallback(): void {
    this.querySelector("button")?.addEventListener("click", () => void this.copy());
  }

  private async copy(): Promise<void> {
    const text = this.getAttribute("text") ?? "";
    if (!(await toClipboard(text))) return;
    const label = this.querySelector("span");
    if (!label) return;
    const before = label.textContent;
    label.setAttribute("role", "status");
    label.textContent = this.getAttribute("done");
    setTimeout(() => (label.textContent = before), SAID_MS);
  }
}

async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without https or permission: the text is shown for copying by hand.
    prompt("", text);
    return false;
  }
}
