// <zx-confirm question yes no><form method="post">…</form></zx-confirm>: asks before the form inside is sent.
export class Confirm extends HTMLElement {
  private agreed = false;

  connectedCallback(): void {
    this.addEventListener("submit", (event) => this.ask(event), true);
  }

  private ask(event: SubmitEvent): void {
    if (this.agreed) {
      this.agreed = false;
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const form = event.target as HTMLFormElement;
    const send = (): void => {
      this.agreed = true;
      if ("requestSubmit" in form) form.requestSubmit(event.submitter);
      else (form as HTMLFormElement).submit();
    };
    if (typeof HTMLDialogElement === "undefined") {
      if (confirm(this.said("question"))) send();
      return;
    }
    this.show(send);
  }

  private show(send: () => void): void {
    const dialog = document.createElement("dialog");
    const question = document.createElement("p");
    question.id = "zx-question";
    question.textContent = this.said("question");
    dialog.setAttribute("aria-labelledby", question.id);
    const actions = document.createElement("div");
    actions.className = "actions";
    actions.append(button("button", this.said("no"), () => dialog.close()), button("button danger", this.said("yes"), () => {
      dialog.close();
      send();
    }));
    dialog.append(question, actions);
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  private said(name: string): string {
    return this.getAttribute(name) ?? "";
  }
}

function button(look: string, label: string, then: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = look;
  made.textContent = label;
  made.addEventListener("click", then);
  return made;
}
