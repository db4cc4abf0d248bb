/** Words that people use in place of a secret. */
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
/** Even a short random secret in hexadecimal has this many different characters. */
const DISTINCT_MIN = 8;
/** The least number of characters besides known words and rows of keys. */
const LEFT_MIN = 16;

/** Whether the text repeats one piece, perhaps cut off at the end. */
function repeats(text: string): boolean {
  for (let length = 1; length <= text.length / 2; length += 1) {
    if (text.startsWith(text.slice(length))) return true;
  }
  return false;
}

/** The text without known words, and without rows of four or more keys or letters. */
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

/** Whether a secret can be guessed: it has few different characters, repeats a pattern, or is mostly known words. */
export function isWeakSecret(secret: string): boolean {
  const text = secret.toLowerCase();
  return new Set(text).size < DISTINCT_MIN || repeats(text) || withoutKnown(text).length < LEFT_MIN;
}
