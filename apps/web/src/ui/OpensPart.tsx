import {
  type ComponentType,
  type ReactElement,
  type ReactNode,
  type RefObject,
  useRef,
  useState,
} from "react";
import { useGivingUp } from "../hooks/use-giving-up.ts";
import { usePart } from "../hooks/use-part.ts";
import type { Part } from "../platform/parts.ts";

/** The props of a part that opens from a button that already exists. */
export interface FromButton {
  button: RefObject<HTMLButtonElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

interface OpensPartProps<Props> {
  kind: "menu" | "dialog";
  part: Part<{ Component: ComponentType<Props & FromButton> }>;
  /** All props of the part except its button. */
  given: Props;
  className: string | undefined;
  label?: string;
  /**
   * Set for a part that can also be opened from elsewhere. Without it, the button keeps track of whether the part is
   * open.
   */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  disabled?: boolean;
  /** Adds the button to a group that moves the focus among its members. */
  within?: (button: ReactElement) => ReactNode;
  children: ReactNode;
}

/** A button with a menu or popover. The script is loaded when the menu or popover is first opened, or earlier. */
export function OpensPart<Props>(props: OpensPartProps<Props>) {
  const { kind, part, given, className, label, disabled = false, within, children } = props;
  const button = useRef<HTMLButtonElement>(null);
  const [isOpenHere, setOpenHere] = useState(false);
  const open = props.open ?? isOpenHere;
  const setOpen = props.onOpenChange ?? setOpenHere;
  const loaded = usePart(part, open);
  const isShown = open && loaded !== null;
  const isMenu = kind === "menu";
  useGivingUp(open && loaded === null, () => setOpen(false));
  const drawn = (
    <button
      ref={button}
      disabled={disabled}
      className={className}
      type="button"
      aria-label={label}
      aria-haspopup={kind}
      aria-expanded={isShown}
      data-state={isShown ? "open" : "closed"}
      onClick={() => !isMenu && setOpen(!open)}
      // A menu opens when the pointer is pressed, as native menus do, so that the same press can continue to an entry.
      onPointerDown={(event) => {
        if (!isMenu || event.button !== 0 || event.ctrlKey) return;
        if (!open) event.preventDefault();
        setOpen(!open);
      }}
      onKeyDown={(event) => {
        if (!isMenu || !["Enter", " ", "ArrowDown"].includes(event.key)) return;
        event.preventDefault();
        setOpen(event.key === "ArrowDown" || !open);
      }}
    >
      {children}
    </button>
  );
  return (
    <>
      {within ? within(drawn) : drawn}
      {loaded && <loaded.Component {...given} button={button} open={open} onOpenChange={setOpen} />}
    </>
  );
}
