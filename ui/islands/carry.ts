// A form whose session had ended is carried by the sign-in page. Who signs in at the organisation's own provider leaves this house for a moment: this tab
// keeps what was typed on the way there and hands it back when he returns, once.
const KEPT = "zx-carried";

export function carryAlong(): void {
  const carried = document.querySelector<HTMLInputElement>("form[action='/sign-in'] input[name=kept]");
  document.querySelector("a[href^='/sign-in/identity?']")?.addEventListener("click", () => remember(carried?.value));
  const arrival = document.querySelector<HTMLFormElement>("form[action='/sign-in/identity/arrival']");
  const kept = arrival && remembered();
  if (kept) arrival.append(Object.assign(document.createElement("input"), { type: "hidden", name: "kept", value: kept }));
  arrival?.addEventListener("submit", () => remember(undefined));
}

function remember(words: string | undefined): void {
  try {
    if (words) sessionStorage.setItem(KEPT, words);
    else sessionStorage.removeItem(KEPT);
  } catch {
    // This browser keeps nothing: the page of the form is there after the sign-in, what was typed is not.
  }
}

function remembered(): string | null {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null;
  }
}
