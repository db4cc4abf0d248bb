import { openedPart } from "../../ui/OpenedPart.tsx";

export const CollectionPart = openedPart(() =>
  import("./Collection.tsx").then(({ Collection }) => Collection),
);
