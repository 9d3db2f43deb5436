// What holds for every form: a summary of faults is where the reader starts, and a second tap does not send a second time.
const SENDING_MS_MAX = 8_000;

export function guardForms(): void {
  document.querySelector<HTMLElement>(".summary")?.focus();
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset["sending"]) {
      event.preventDefault();
      return;
    }
    form.dataset["sending"] = "yes";
    const button = event.submitter;
    button?.setAttribute("aria-busy", "true");
    setTimeout(() => release(form), SENDING_MS_MAX);
  });
  // A page that comes back from the browser's memory can be sent again.
  addEventListener("pageshow", () => document.querySelectorAll<HTMLFormElement>("form[data-sending]").forEach(release));
}

function release(form: HTMLFormElement): void {
  delete form.dataset["sending"];
  form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
}
