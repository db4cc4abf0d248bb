import type { ButtonHTMLAttributes, ReactNode } from "react";

interface SwitchProps extends Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  "onClick" | "role" | "type"
> {
  isOn: boolean;
  onSwitch: (wanted: boolean) => void;
  children?: ReactNode;
}

/**
 * A switch made of the browser's own button, which handles keys, touch and labels. `className` decides how it looks.
 */
export const Switch = ({ isOn, onSwitch, ...rest }: SwitchProps) => (
  <button
    type="button"
    role="switch"
    aria-checked={isOn}
    onClick={() => onSwitch(!isOn)}
    {...rest}
  />
);
