import { create } from "zustand";

/** What must be said about the address with which the studio was opened; null = nothing. */
export const useAddressNotice = create<{ told: "nothing" | "elsewhere" | null }>(() => ({
  told: null,
}));
