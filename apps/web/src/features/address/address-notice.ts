import { create } from "zustand";

/**
 * Why an address leads nowhere: the studio has nothing at this address, or the address's design is open only in another
 * browser.
 */
export type Told = "nothing" | "elsewhere";

/** The notice about the address with which the studio was opened; null = none. */
export const useAddressNotice = create<{ told: Told | null }>(() => ({ told: null }));
