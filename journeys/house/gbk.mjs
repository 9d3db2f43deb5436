// Text as older spreadsheets write it: GBK. Node reads it and does not write it, so the table is made from reading.
const table = new Map();
const reader = new TextDecoder("gbk");
for (let first = 0x81; first <= 0xfe; first++) {
  for (let second = 0x40; second <= 0xfe; second++) {
    const letter = reader.decode(Uint8Array.of(first, second));
    if (letter.length === 1 && letter !== "\ufffd" && !table.has(letter)) table.set(letter, [first, second]);
  }
}

/** The bytes of a text. */
export function inGbk(text) {
  return Uint8Array.from(
    [...text].flatMap((letter) => {
      if (letter.codePointAt(0) < 0x80) return letter.codePointAt(0);
      const bytes = table.get(letter);
      if (!bytes) throw new Error(`GBK has no ${letter}`);
      return bytes;
    }),
  );
}
