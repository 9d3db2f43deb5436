// <zx-filter none><label><input type="search"></label> a list or table </zx-filter>: narrows the lines as one types.
export class Filter extends HTMLElement {
  private readonly said = document.createElement("p");
  private readonly onRefreshed = (): void => this.narrow();

  connectedCallback(): void {
    this.said.className = "meta";
    this.said.setAttribute("role", "status");
    this.append(this.said);
    this.input?.addEventListener("input", this.onRefreshed);
    // Lines that were fetched again are narrowed again.
    document.addEventListener("zx-refreshed", this.onRefreshed);
  }

  disconnectedCallback(): void {
    document.removeEventListener("zx-refreshed", this.onRefreshed);
  }

  private get input(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>("input[type=search]");
  }

  /** What a line is found by: all that it says; on a roll who it is and the heading above him, not what its buttons and fields say. */
  private wordsOf(line: HTMLElement): string {
    const person = line.matches("ul.roll > li") ? line.querySelector(".person") : null;
    if (!person) return line.textContent ?? "";
    const head = line.parentElement?.previousElementSibling;
    return `${person.textContent ?? ""} ${head instanceof HTMLHeadingElement ? head.textContent ?? "" : ""}`;
  }

  private narrow(): void {
    const wanted = (this.input?.value ?? "").trim().toLocaleLowerCase();
    let shown = 0;
    for (const line of this.querySelectorAll<HTMLElement>("ul > li, tbody > tr")) {
      const fits = this.wordsOf(line).toLocaleLowerCase().includes(wanted);
      line.hidden = !fits;
      if (fits) shown += 1;
    }
    // A heading with nothing below it tells nobody anything.
    for (const list of this.querySelectorAll("ul")) {
      const head = list.previousElementSibling;
      if (head instanceof HTMLHeadingElement) head.hidden = [...list.children].every((line) => (line as HTMLElement).hidden);
    }
    if (!this.said.isConnected) this.append(this.said);
    this.said.textContent = shown === 0 ? this.getAttribute("none") : "";
  }
}
