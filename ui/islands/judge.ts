// Whether an answer is right, by the rule of the program (crates/study/src/selftest/model.rs): both are held against judged.json there.
export type Asked =
  | { kind: "single"; options: string[]; right: number }
  | { kind: "multiple"; options: string[]; right: number[] }
  | { kind: "judgement"; right: boolean }
  | { kind: "fill_in"; blanks: string[][] }
  | { kind: "short"; reference: string };
export type Given = { options: number[] } | { truth: boolean } | { words: string[] } | { own: string };

/** `null` where only he who answered can tell. */
export function judge(asked: Asked, given: Given): boolean | null {
  if (asked.kind === "single" && "options" in given) return same(given.options, [asked.right]);
  if (asked.kind === "multiple" && "options" in given) return same(given.options, asked.right);
  if (asked.kind === "judgement" && "truth" in given) return given.truth === asked.right;
  if (asked.kind === "fill_in" && "words" in given) {
    const { blanks } = asked;
    const fits = (word: string, at: number): boolean => (blanks[at] ?? []).some((text) => fold(text) === fold(word));
    return blanks.length === given.words.length && given.words.every(fits);
  }
  return asked.kind === "short" && "own" in given ? null : false;
}

function same(one: number[], other: number[]): boolean {
  return one.length === other.length && one.every((number, at) => number === other[at]);
}

/** Width, capitals, signs and spaces are forgotten; a text of signs alone keeps them. */
function fold(text: string): string {
  const folded = [...text].flatMap((sign) => [...half(sign).toLowerCase()]);
  const kept = folded.filter((sign) => /[\p{Alphabetic}\p{N}]/u.test(sign)).join("");
  return kept === "" ? folded.filter((sign) => !/\p{White_Space}/u.test(sign)).join("") : kept;
}

function half(sign: string): string {
  if (sign === "\u3000") return " ";
  return sign >= "\uff01" && sign <= "\uff5e" ? String.fromCharCode(sign.charCodeAt(0) - 0xfee0) : sign;
}
