export {
  ACTION_GROUPS,
  type Action,
  type ActionGroup,
  offeredActions,
  useActions,
  useOfferedActions,
} from "./actions.ts";
export { followActionKeys } from "./action-keys.ts";
export { keyCaps } from "./keys.ts";
