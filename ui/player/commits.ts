// What a SCORM part tells, on its way to the house: its whole state under a number that grows. What could not be delivered is sent again, and only the
// newest need arrive. It measures nothing.

export interface Config {
  standard: "scorm12" | "scorm2004";
  /** Where commits go. */
  commit: string;
  /** The way back to the course's page. */
  back: string;
  /** The data model of the attempt that goes on; nothing when one begins. */
  kept: Record<string, unknown> | null;
  /** How the part begins: `ab-initio`, `resume`, or nothing of both. */
  entry: string;
  /** The number of the newest commit that the house has. */
  number: number;
  /** How much of 1 must be reached. */
  mastery: number | null;
  /** How much of 1 must be gone through to complete it (SCORM 2004). */
  threshold: number | null;
  /** What the manifest calls the objectives with which it begins (SCORM 2004). */
  objectives: string[];
  /** What the manifest hands to the part. */
  handed: string;
  /** By what name the house knows the learner: chance. */
  learner: string;
  /** What is said when something goes wrong. */
  words: { retry: string; replaced: string; lost: string; back: string };
}

/** What came of a part, as the house asks for it. */
export interface Told {
  completed: boolean;
  passed: boolean | null;
  result: number | null;
  suspended: boolean;
}

const WAITS = [1_000, 2_000, 5_000, 10_000, 30_000];

export class Commits {
  private number: number;
  private waiting: string | null = null;
  private tries = 0;
  private busy = false;
  private closed = false;
  /** The page is on its way out: nothing is waited for any more. */
  private leaving = false;

  constructor(private config: Config, private read: () => { kept: Record<string, unknown>; told: Told }, private say: (words: string) => void) {
    this.number = config.number;
    addEventListener("pagehide", () => this.leave());
    addEventListener("pageshow", () => { this.leaving = false; });
    addEventListener("online", () => this.send());
  }

  /** Takes down what is there now. */
  note(ended: boolean): void {
    if (this.closed) return;
    const { kept, told } = this.read();
    this.number += 1;
    this.waiting = JSON.stringify({ number: this.number, ended, kept, ...told });
    this.tries = 0;
    if (this.leaving) this.leave();
    else this.send();
  }

  private async send(): Promise<void> {
    if (this.busy || this.closed || !this.waiting) return;
    const body = this.waiting;
    this.busy = true;
    let again = true;
    try {
      // Plain text: no browser asks beforehand whether it may send that.
      const answer = await fetch(this.config.commit, { method: "POST", body, headers: { "Content-Type": "text/plain" }, keepalive: body.length < 60_000, credentials: "omit" });
      again = answer.status >= 500 || answer.status === 429;
      if (answer.ok) this.say("");
      else if (!again) this.stop(answer.status);
    } catch {
      // No network: it is tried again.
    }
    this.busy = false;
    if (this.closed) return;
    if (again) {
      this.say(this.config.words.retry);
      setTimeout(() => this.send(), WAITS[Math.min(this.tries++, WAITS.length - 1)]);
    } else if (this.waiting === body) {
      this.waiting = null;
    } else {
      this.send();
    }
  }

  private stop(status: number): void {
    this.closed = true;
    this.waiting = null;
    this.say(status === 409 ? this.config.words.replaced : this.config.words.lost);
  }

  /** The page goes: what waits is given to the browser to deliver, and so is what the part still tells. Whichever comes first, the newest number counts. */
  private leave(): void {
    this.leaving = true;
    if (this.closed || !this.waiting) return;
    fetch(this.config.commit, { method: "POST", body: this.waiting, headers: { "Content-Type": "text/plain" }, keepalive: true, credentials: "omit" }).catch(() => {});
  }
}
