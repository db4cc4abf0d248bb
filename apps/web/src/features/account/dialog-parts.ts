import { openedPart } from "../../ui/OpenedPart.tsx";

export const ApiKeysDialog = openedPart(() =>
  import("./ApiKeysDialog.tsx").then((file) => file.ApiKeysDialog),
);
export const WebhooksDialog = openedPart(() =>
  import("./WebhooksDialog.tsx").then((file) => file.WebhooksDialog),
);
export const PasswordDialog = openedPart(() =>
  import("./PasswordDialog.tsx").then((file) => file.PasswordDialog),
);
export const EmailDialog = openedPart(() =>
  import("./EmailDialog.tsx").then((file) => file.EmailDialog),
);
export const DevicesDialog = openedPart(() =>
  import("./DevicesDialog.tsx").then((file) => file.DevicesDialog),
);
export const DataDialog = openedPart(() =>
  import("./DataDialog.tsx").then((file) => file.DataDialog),
);
export const SignOutDialog = openedPart(() =>
  import("./SignOutDialog.tsx").then((file) => file.SignOutDialog),
);
