/** Who is asking: a person at the studio, as a guest or with an account, or a program with an account's API key. */
export type Caller =
  | { kind: "session"; userId: number; sessionId: number; isGuest: boolean }
  | { kind: "apiKey"; userId: number; keyId: number };
