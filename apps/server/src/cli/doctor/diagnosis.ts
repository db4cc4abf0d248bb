/** One finding: all is well, something worth knowing, or a fault and what to do about it. */
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
