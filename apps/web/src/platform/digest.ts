import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * Returns a short digest of a text, the same in every window. It uses a package, because the browser's own digests
 * exist only on https.
 */
export const digestOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
