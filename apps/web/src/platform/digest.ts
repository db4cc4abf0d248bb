import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** The same short text for the same text, in every window. The browser's own digests exist only on https. */
export const digestOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
