import { openedPart } from "../../ui/opened-part.tsx";

export const CollectionPart = openedPart(() =>
  import("./Collection.tsx").then(({ Collection }) => Collection),
);
