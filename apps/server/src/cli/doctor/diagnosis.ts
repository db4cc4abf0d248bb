/** The result of a check: good, a note, or a fault with its remedy. */
export interface Diagnosis {
  sign: "good" | "note" | "wrong";
  subject: string;
  words: string;
}

export const good = (subject: string, words: string): Diagnosis => ({
  sign: "good",
  subject,
  words,
});
export const note = (subject: string, words: string): Diagnosis => ({
  sign: "note",
  subject,
  words,
});
export const wrong = (subject: string, words: string): Diagnosis => ({
  sign: "wrong",
  subject,
  words,
});

export const isWrong = ({ sign }: Diagnosis): boolean => sign === "wrong";
