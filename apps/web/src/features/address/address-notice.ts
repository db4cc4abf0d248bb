import { create } from "zustand";

/** Why an address leads nowhere: nothing has it, or its design is open in another browser only. */
export type Told = "nothing" | "elsewhere";

/** The notice about the address with which the studio was opened; null = none. */
export const useAddressNotice = create<{ told: Told | null }>(() => ({ told: null }));
