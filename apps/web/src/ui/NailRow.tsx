/** A drawing of five nails, with one of them painted. The studio shows it where content is still missing. */
export function NailRow() {
  return (
    <svg viewBox="0 0 260 110" width="260" height="110" aria-hidden>
      {[0, 1, 2, 3, 4].map((index) => (
        <g key={index} transform={`translate(${16 + index * 48} ${[26, 10, 4, 12, 34][index]})`}>
          <path
            d="M18 2c9.5 0 15 13 15 32v22c0 12-6.5 18-15 18S3 68 3 56V34C3 15 8.5 2 18 2Z"
            fill={index === 2 ? "var(--lacquer)" : "var(--sunk)"}
            stroke={index === 2 ? "none" : "var(--line)"}
            strokeWidth="1.5"
          />
          <path
            d="M10.5 18c-2.5 6-3.2 13-3 20"
            stroke={index === 2 ? "#fff" : "var(--raised)"}
            strokeOpacity=".8"
            strokeWidth="2.5"
            strokeLinecap="round"
            fill="none"
          />
        </g>
      ))}
    </svg>
  );
}
