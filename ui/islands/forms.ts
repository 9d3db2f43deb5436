// What holds for every form: a summary of faults is where the reader starts, a second tap does not send a second time, and without a network the page stays.
import { hold, waiting, type Outbox } from "./outbox";
import { sendingOf } from "./sending";

const SENDING_MS_MAX = 8_000;

export function guardForms(): void {
  document.querySelector<HTMLElement>(".summary")?.focus();
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (event.defaultPrevented || form.method !== "post") return;
    const button = event.submitter as HTMLButtonElement | null;
    const outbox = document.querySelector<Outbox>("zx-outbox");
    if (!navigator.onLine && outbox) {
      event.preventDefault();
      // What says no more than one short thing can wait like a mark; what needs an answer cannot.
      const isOfRoll = form.closest("zx-roll") !== null;
      if (!isOfRoll && !form.closest("[data-waits]")) return outbox.tell("offline");
      const sending = sendingOf(form, button, new URL(form.action).pathname, location.pathname);
      const isHeld = waiting().some((one) => one.refused === undefined && one.action === sending.action && one.body === sending.body);
      if (!isOfRoll || !isHeld) hold(sending);
      if (!isOfRoll) form.reset();
    }
    // Another button of the same form is another wish: the same minutes as PDF, then as Word.
    const wish = `${button?.name ?? ""}=${button?.value ?? ""}`;
    if (form.dataset["sending"] === wish) {
      event.preventDefault();
      return;
    }
    form.dataset["sending"] = wish;
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
