import { z } from "zod";

// In a browser, zod tries once whether it may use eval. The studio's policy forbids it and reports the attempt. This
// line runs before every schema, because zod decides when a schema is made.
if ("document" in globalThis) z.config({ jitless: true });
