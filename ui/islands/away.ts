// <zx-away place first off>: questions that were taken along, one after the other. Judged here at once; each answer is kept on this device first, and
// sent with a code of its own when there is a network.
import { answeredSince, begin, done, PAGE, type Left } from "./along";
import { restore, valuesOf, type Values } from "./fields";
import { judge, type Asked, type Given } from "./judge";
import { hold, type Outbox } from "./outbox";
import { sendingOf } from "./sending";
import { forget, keep, kept } from "./store";

const BLANK = "____";

export class Away extends HTMLElement {
  private place!: HTMLElement;

  connectedCallback(): void {
    const place = this.querySelector<HTMLElement>(".away");
    if (!place) return;
    this.place = place;
    begin(Number(this.asks[0]?.content.querySelector<HTMLInputElement>("[name=packed_at]")?.value ?? 0));
    const left = kept<Left>("away:left");
    forget("away:left");
    const before = this.asks.find((ask) => ask.dataset["question"] === left?.question);
    if (left && before) this.showAnswered(before, new URLSearchParams(left.body));
    else this.showNext();
  }

  private get asks(): HTMLTemplateElement[] {
    return [...this.querySelectorAll<HTMLTemplateElement>("template[data-ask]")];
  }

  private showNext(): void {
    const all = this.asks;
    const done = answeredSince();
    const next = all.find((ask) => !done.includes(ask.dataset["question"] ?? ""));
    if (!next) return this.show(this.querySelector<HTMLTemplateElement>("template[data-end]")!);
    this.show(next);
    this.say(this.words("place").replace("#", String(all.indexOf(next) + 1)).replace("#", String(all.length)));
    const form = this.form;
    const key = `away:typed:${next.dataset["ask"]}`;
    restore(form, kept<Values>(key) ?? {});
    form.addEventListener("input", () => keep(key, valuesOf(form)));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.answer(next, form);
    });
  }

  private goOn(): void {
    this.showNext();
    this.place.tabIndex = -1;
    this.place.focus({ preventScroll: true });
  }

  /** The question, as it lies in the page. */
  private show(template: HTMLTemplateElement): void {
    this.place.replaceChildren(template.content.cloneNode(true));
    if (!navigator.onLine || location.pathname !== PAGE) this.say(this.words("off"));
    this.place.scrollIntoView({ block: "nearest" });
  }

  private get form(): HTMLFormElement {
    return this.place.querySelector<HTMLFormElement>("form.form")!;
  }

  private answer(ask: HTMLTemplateElement, form: HTMLFormElement): void {
    const asked = JSON.parse(ask.dataset["rule"] ?? "null") as Asked;
    const given = givenIn(new URLSearchParams(new FormData(form) as unknown as Record<string, string>), asked, this.place.querySelector(".sheet")?.textContent ?? "");
    if (!given) return this.warn();
    const right = judge(asked, given);
    if (right === null) return this.compare(ask, form);
    this.send(ask, form);
    this.tell(right);
  }

  /** Own words beside the reference answer; they are sent with how their writer judges them. */
  private compare(ask: HTMLTemplateElement, form: HTMLFormElement): void {
    this.reveal("[data-own]");
    form.querySelector(".actions")?.remove();
    const field = form.querySelector("textarea");
    if (field) field.readOnly = true;
    this.onPress((what) => {
      if (what === "next") return;
      const judged = document.createElement("input");
      Object.assign(judged, { type: "hidden", name: "judged", value: what });
      form.append(judged);
      this.send(ask, form);
      this.tell(what === "right");
    });
  }

  private send(ask: HTMLTemplateElement, form: HTMLFormElement): void {
    const sending = { ...sendingOf(form, null, "", PAGE), action: `${PAGE}/${ask.dataset["ask"]}`, own: true as const };
    hold(sending);
    done(ask.dataset["question"] ?? "");
    forget(`away:typed:${ask.dataset["ask"]}`);
    void document.querySelector<Outbox>("zx-outbox")?.send();
  }

  /** Whether it was right, why, and the way on. */
  private tell(right: boolean): void {
    this.form.querySelector(".actions")?.remove();
    for (const control of this.form.querySelectorAll<HTMLInputElement>("input, textarea")) control.disabled = true;
    const verdict = this.querySelector<HTMLTemplateElement>(`template[data-verdict=${right ? "right" : "wrong"}]`);
    const told = this.reveal("[data-on]");
    this.place.querySelector<HTMLElement>("[data-own]")!.hidden = true;
    if (verdict) told.prepend(verdict.content.cloneNode(true));
    this.onPress((what) => what === "next" && this.goOn());
    // In the middle, so that neither the notice of the outbox lies over the verdict nor the options are out of sight.
    told.querySelector<HTMLElement>("[data-on] button")?.focus({ preventScroll: true });
    told.scrollIntoView({ block: "nearest" });
    told.querySelector("[role=status]")?.scrollIntoView({ block: "center" });
  }

  private reveal(part: string): HTMLElement {
    const told = this.place.querySelector<HTMLElement>("[data-told]")!;
    told.hidden = false;
    told.querySelector<HTMLElement>(part)!.hidden = false;
    return told;
  }

  private onPress(act: (what: string) => void): void {
    this.place.querySelector<HTMLElement>("[data-told]")!.onclick = (event) => {
      const button = (event.target as HTMLElement).closest<HTMLButtonElement>("button[name=does]");
      if (button) act(button.value);
    };
  }

  /** An answer that was given on the page of its question, which could not send it. */
  private showAnswered(ask: HTMLTemplateElement, body: URLSearchParams): void {
    this.show(ask);
    const asked = JSON.parse(ask.dataset["rule"] ?? "null") as Asked;
    const given = givenIn(body, asked, this.place.querySelector(".sheet")?.textContent ?? "");
    const right = given && judge(asked, given);
    done(ask.dataset["question"] ?? "");
    restore(this.form, Object.fromEntries([...body].flatMap(([name, value]) => [[name, value], [`${name}=${value}`, "yes"]])));
    // Own words are judged by their writer once they have arrived.
    if (right === null || right === undefined) {
      this.reveal("[data-on]");
      this.form.querySelector(".actions")?.remove();
      this.onPress((what) => what === "next" && this.goOn());
    } else this.tell(right);
  }

  private warn(): void {
    this.place.querySelector("p.fault")?.remove();
    const fault = document.createElement("p");
    fault.className = "fault";
    fault.setAttribute("role", "alert");
    fault.textContent = this.words("first");
    this.form.prepend(fault);
  }

  private say(words: string): void {
    const line = document.createElement("p");
    line.className = "meta";
    line.textContent = words;
    this.place.prepend(line);
  }

  private words(name: string): string {
    return this.getAttribute(name) ?? "";
  }
}

/** What was answered; nothing where nothing was. */
function givenIn(sent: URLSearchParams, asked: Asked, stem: string): Given | undefined {
  const chosen = sent.get("option");
  switch (asked.kind) {
    case "single":
      return chosen === null ? undefined : { options: [Number(chosen)] };
    case "multiple": {
      const options = asked.options.map((_, at) => at).filter((at) => sent.get(`option.${at}`) === "yes");
      return options.length === 0 ? undefined : { options };
    }
    case "judgement":
      return chosen === null ? undefined : { truth: chosen === "true" };
    case "fill_in": {
      const words = Array.from({ length: stem.split(BLANK).length - 1 }, (_, at) => (sent.get(`blank.${at}`) ?? "").trim());
      return words.every((word) => word === "") ? undefined : { words };
    }
    case "short": {
      const own = (sent.get("own_answer") ?? "").trim();
      return own === "" ? undefined : { own };
    }
  }
}
