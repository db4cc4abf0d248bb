import { create } from "zustand";

/** The notice about the address with which the studio was opened; null = none. */
export const useAddressNotice = create<{ told: "nothing" | "elsewhere" | null }>(() => ({
  told: null,
}));
