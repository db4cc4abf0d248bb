import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** A short text that is the same for the same text in every window. The browser's own digests exist only on https. */
export const digestOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
