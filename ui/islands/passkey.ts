// <zx-passkey task="create|get" options failed missing><form>…question, answer…</form><button><p hidden></zx-passkey>: asks the reader's device for a
// passkey and sends its answer with the form. `options` is what the device is asked (create), or where that is to be fetched (get).
type Json = Record<string, unknown>;

export class Passkey extends HTMLElement {
  connectedCallback(): void {
    this.hidden = false;
    const button = this.querySelector<HTMLButtonElement>("button[type=button]");
    button?.addEventListener("click", () => void this.ask(button));
    if (typeof PublicKeyCredential === "undefined") this.say("missing");
  }

  private async ask(button: HTMLButtonElement): Promise<void> {
    button.disabled = true;
    try {
      const answer = this.getAttribute("task") === "create" ? await create(JSON.parse(this.said("options")) as Json) : await this.fetched();
      this.fill("answer", JSON.stringify(answer));
      this.querySelector("form")?.submit();
    } catch {
      this.say("failed");
      button.disabled = false;
    }
  }

  /** Each press asks anew: a question is good once. */
  private async fetched(): Promise<Json> {
    const reply = await fetch(this.said("options"), { method: "POST", headers: { accept: "application/json" } });
    if (!reply.ok) throw new Error(`status ${reply.status}`);
    const { question, options } = (await reply.json()) as { question: string; options: Json };
    this.fill("question", question);
    return get(options);
  }

  private fill(name: string, value: string): void {
    const field = this.querySelector<HTMLInputElement>(`input[name="${name}"]`);
    if (field) field.value = value;
  }

  private say(what: string): void {
    const place = this.querySelector<HTMLElement>("[data-said]");
    if (!place) return;
    place.textContent = this.said(what);
    place.hidden = false;
  }

  private said(name: string): string {
    return this.getAttribute(name) ?? "";
  }
}

async function create(options: Json): Promise<Json> {
  const user = options["user"] as Json;
  const known = (options["excludeCredentials"] ?? []) as Json[];
  const asked = { ...options, challenge: bytes(options["challenge"]), user: { ...user, id: bytes(user["id"]) }, excludeCredentials: known.map(withBytes) };
  const made = (await navigator.credentials.create({ publicKey: asked as unknown as PublicKeyCredentialCreationOptions })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  const transports = "getTransports" in response ? response.getTransports() : [];
  return told(made, { clientDataJSON: text(response.clientDataJSON), attestationObject: text(response.attestationObject), transports });
}

async function get(options: Json): Promise<Json> {
  const asked = { ...options, challenge: bytes(options["challenge"]), allowCredentials: [] };
  const found = (await navigator.credentials.get({ publicKey: asked as unknown as PublicKeyCredentialRequestOptions })) as PublicKeyCredential;
  const response = found.response as AuthenticatorAssertionResponse;
  const userHandle = response.userHandle ? text(response.userHandle) : null;
  return told(found, { clientDataJSON: text(response.clientDataJSON), authenticatorData: text(response.authenticatorData), signature: text(response.signature), userHandle });
}

function told(key: PublicKeyCredential, response: Json): Json {
  const id = text(key.rawId);
  return { id, rawId: id, type: "public-key", clientExtensionResults: {}, response };
}

function withBytes(known: Json): Json {
  return { ...known, id: bytes(known["id"]) };
}

function bytes(coded: unknown): Uint8Array {
  const plain = atob(String(coded).replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer: ArrayBuffer): string {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
