import type { SVGProps } from "react";

/** A nail with a plus, drawn like the other icons. */
export function NailIcon(props: SVGProps<SVGSVGElement>) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      {...props}
    >
      <path d="M4.5 17V10.5C4.5 6 6.6 3 9 3s4.5 3 4.5 7.5V17c0 2.6-2 4-4.5 4s-4.5-1.4-4.5-4Z" />
      <path d="M5 13.5c1.200-1 2.500-1.5 4-1.5s2.800.5 4 1.5M19 4v6M16 7h6" />
    </svg>
  );
}
