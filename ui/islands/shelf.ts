// Drafts on the server: one's own alone. Where it cannot be reached, nothing is kept there and nothing fails.
import { heard } from "./clock";
import { type Values } from "./fields";
import { pageTitle } from "./sending";
import { reader } from "./store";

export type Offered = { said: string; go_on: string; forget: string; saved_at: number; typed: Values };
type Saved = { saved_at?: number; at?: string; text: string };

let forms: Promise<Record<string, number> | undefined> | undefined;

/** What the server has of a form, unless it is what this device kept there itself; `gone` where it has no longer what this device kept. */
export async function offered(form: string, own: number | undefined): Promise<Offered | "gone" | undefined> {
  forms ??= ask<Record<string, number>>("/drafts/forms");
  const all = await forms;
  if (!all || all[form] === own) return undefined;
  if (all[form] === undefined) return "gone";
  return (await ask<Offered | null>(`/drafts/one?form=${encodeURIComponent(form)}`)) ?? undefined;
}

export function save(form: string, path: string, values: Values): Promise<Saved | undefined> {
  return ask<Saved>("/drafts", new URLSearchParams({ form, path, title: pageTitle(), typed: JSON.stringify(values) }));
}

export async function discard(form: string): Promise<void> {
  await ask("/drafts/end", new URLSearchParams({ form }));
}

async function ask<T>(path: string, body?: URLSearchParams): Promise<T | undefined> {
  try {
    const method = body ? "POST" : "GET";
    // What is sent as one leaves the page still goes out; a browser takes little of that, and no more is needed.
    const keepalive = (body?.toString().length ?? 0) < 60_000;
    const response = await fetch(path, { method, ...(body && { body }), keepalive, headers: { accept: "application/json", "zx-reader": reader() } });
    heard(response);
    const isOurs = response.headers.get("content-type")?.startsWith("application/json") && response.status !== 409;
    return isOurs ? ((await response.json()) as T) : undefined;
  } catch {
    return undefined;
  }
}
