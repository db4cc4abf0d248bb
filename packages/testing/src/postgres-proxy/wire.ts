/** One complete message of Postgres's wire protocol: its bytes and their meaning. */
export interface Message {
  /** The letter that names the type; "" for a client's first packet, which has none. */
  type: string;
  body: Buffer;
  bytes: Buffer;
}

/** Splits a stream of bytes into complete messages. An incomplete message is kept until the next chunk. */
export interface MessageReader {
  read(chunk: Buffer): Message[];
}

/** Creates a reader. `untyped` is the number of first messages without a type letter (a client's startup packet). */
export function createMessageReader(untyped = 0): MessageReader {
  let rest: Buffer = Buffer.alloc(0);
  let plain = untyped;
  return {
    read(chunk) {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const messages: Message[] = [];
      for (;;) {
        const head = plain > 0 ? 0 : 1;
        if (rest.length < head + 4) return messages;
        const length = head + rest.readInt32BE(head);
        if (rest.length < length) return messages;
        const bytes = rest.subarray(0, length);
        const body = bytes.subarray(head + 4);
        messages.push({ type: head === 0 ? "" : String.fromCharCode(bytes[0] ?? 0), body, bytes });
        rest = rest.subarray(length);
        // A request for encryption is not counted, because the untyped startup packet follows it.
        if (head === 0 && !asksForEncryption(body)) plain -= 1;
      }
    },
  };
}

export function asksForEncryption(body: Buffer): boolean {
  const code = body.length >= 4 ? body.readInt32BE(0) : 0;
  return code === 80_877_103 || code === 80_877_104;
}

/** Returns the first `count` zero-terminated words of a message's body. */
export function wordsOf(body: Buffer, count: number): string[] {
  const words: string[] = [];
  let from = 0;
  while (words.length < count) {
    const end = body.indexOf(0, from);
    words.push(body.toString("utf8", from, end < 0 ? body.length : end));
    from = (end < 0 ? body.length : end) + 1;
  }
  return words;
}
