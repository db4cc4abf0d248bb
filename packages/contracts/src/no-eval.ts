import { z } from "zod";

// In a browser, zod tests once whether it may use eval. The studio's security policy forbids eval, and the browser
// would report that test. This line must run before every schema is made, because zod decides at that moment.
if ("document" in globalThis) z.config({ jitless: true });
