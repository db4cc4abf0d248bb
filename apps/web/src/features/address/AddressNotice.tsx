import { usePart } from "../../hooks/use-part.ts";
import { partOf } from "../../platform/parts.ts";
import { useAddressNotice } from "./address-notice.ts";

const noticePart = partOf(() => import("./ToldNotice.tsx"));

/** Says that an address leads nowhere. The notice has a reserved place, so it covers nothing. */
export function AddressNotice() {
  const told = useAddressNotice((state) => state.told);
  const part = usePart(noticePart, told !== null);
  return told && part && <part.ToldNotice told={told} />;
}
