import { create } from "zustand";

/** What has to be said about the address that the studio was opened with; null = nothing. */
export const useAddressNotice = create<{ told: "nothing" | "elsewhere" | null }>(() => ({
  told: null,
}));
