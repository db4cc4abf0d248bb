/** Words that people use as placeholders for a secret. */
const WORDS = [
  "secret",
  "password",
  "changeme",
  "change",
  "please",
  "default",
  "example",
  "test",
  "lacquer",
  "admin",
  "token",
  "auth",
  "cron",
  "key",
];
const ROWS = ["0123456789", "1234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl"];
/** The least number of different characters in a secret. Even a short random hexadecimal secret has this many. */
const DISTINCT_MIN = 8;
/** The least number of characters that remain after known words and keyboard rows are removed. */
const LEFT_MIN = 16;

/** Returns whether the text consists of one repeated piece. The last repetition may be cut off. */
function repeats(text: string): boolean {
  for (let length = 1; length <= text.length / 2; length += 1) {
    if (text.startsWith(text.slice(length))) return true;
  }
  return false;
}

/** Returns the text without known words, and without sequences of four or more adjacent keys or letters. */
function withoutKnown(text: string): string {
  let left = text;
  for (const word of WORDS) left = left.replaceAll(word, "");
  for (const row of ROWS) {
    for (let length = row.length; length >= 4; length -= 1) {
      for (let from = 0; from + length <= row.length; from += 1)
        left = left.replaceAll(row.slice(from, from + length), "");
    }
  }
  return left;
}

/**
 * Returns whether a secret can be guessed: it has few different characters, repeats a pattern, or consists mostly of
 * known words.
 */
export function isWeakSecret(secret: string): boolean {
  const text = secret.toLowerCase();
  return new Set(text).size < DISTINCT_MIN || repeats(text) || withoutKnown(text).length < LEFT_MIN;
}
