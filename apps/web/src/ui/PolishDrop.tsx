interface PolishDropProps {
  base: string;
  accent: string;
  /** The height in pixels. */
  size?: number;
}

/** A drop of polish in the design's base colour, with the accent colour as its highlight. */
export function PolishDrop({ base, accent, size = 16 }: PolishDropProps) {
  return (
    <svg height={size} width={(size * 12) / 16} viewBox="0 0 12 16" aria-hidden>
      <path
        d="M6 .6c3.3 0 5.2 3.3 5.2 8 0 4.2-2 6.8-5.2 6.8S.8 12.8.8 8.6c0-4.7 1.9-8 5.2-8Z"
        fill={base}
        stroke="var(--ink)"
        strokeOpacity=".16"
        strokeWidth=".6"
      />
      <path
        d="M1.1 10.2h9.8c-.5 3.3-2.3 5.2-4.9 5.2s-4.4-1.9-4.9-5.2Z"
        fill={accent}
        opacity=".5"
      />
      <path
        d="M3.7 3.6c-.7 1.2-1 2.7-.9 4.5"
        stroke="#fff"
        strokeOpacity=".75"
        strokeWidth="1.1"
        strokeLinecap="round"
        fill="none"
      />
    </svg>
  );
}
