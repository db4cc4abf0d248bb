import type { ButtonHTMLAttributes, ReactNode } from "react";

interface SwitchProps extends Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  "onClick" | "role" | "type"
> {
  isOn: boolean;
  onSwitch: (wanted: boolean) => void;
  children?: ReactNode;
}

/** A switch, which the browser's own button is for keys, touch and labels. The look comes with `className`. */
export const Switch = ({ isOn, onSwitch, ...rest }: SwitchProps) => (
  <button
    type="button"
    role="switch"
    aria-checked={isOn}
    onClick={() => onSwitch(!isOn)}
    {...rest}
  />
);
