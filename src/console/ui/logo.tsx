/** The product's mark: two arches, drawn in the colour of the text around it. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="4 3 24 24" fill="none" stroke="currentColor" strokeWidth={2.4} aria-hidden>
      <path d="M7 25V14a9 9 0 0 1 18 0v11" strokeLinecap="round" />
      <path d="M12.5 25V14.5a3.5 3.5 0 0 1 7 0V25" strokeLinecap="round" />
      <path d="M5 25h22" strokeLinecap="round" />
    </svg>
  );
}
