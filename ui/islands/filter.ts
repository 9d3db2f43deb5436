// <zx-filter none><label><input type="search"></label> a list or table </zx-filter>: narrows the lines as one types.
export class Filter extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector<HTMLInputElement>("input[type=search]");
    if (!input) return;
    const said = document.createElement("p");
    said.className = "meta";
    said.setAttribute("role", "status");
    this.append(said);
    input.addEventListener("input", () => {
      const shown = this.narrow(input.value.trim().toLocaleLowerCase());
      said.textContent = shown === 0 ? this.getAttribute("none") : "";
    });
  }

  private narrow(wanted: string): number {
    let shown = 0;
    for (const line of this.querySelectorAll<HTMLElement>("ul > li, tbody > tr")) {
      const fits = (line.textContent ?? "").toLocaleLowerCase().includes(wanted);
      line.hidden = !fits;
      if (fits) shown += 1;
    }
    return shown;
  }
}
