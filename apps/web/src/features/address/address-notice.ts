import { create } from "zustand";

/** The notice about the address that opened the studio; null = none. */
export const useAddressNotice = create<{ told: "nothing" | "elsewhere" | null }>(() => ({
  told: null,
}));
