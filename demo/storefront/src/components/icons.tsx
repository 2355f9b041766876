/** A coffee bean, the shop's mark. */
export function BeanMark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <g transform="rotate(35 16 16)">
        <ellipse cx="16" cy="16" rx="10" ry="14" fill="currentColor" />
        <path d="M16 2.5c-5 5 5 8 0 13.5s5 8.5 0 13.5" fill="none" stroke="var(--paper)" strokeWidth="2.2" />
      </g>
    </svg>
  )
}

export function CartIcon() {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path
        d="M3 4h2.6l2.2 11h9.8l2-8H6.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="9.5" cy="19.5" r="1.6" fill="currentColor" />
      <circle cx="16.5" cy="19.5" r="1.6" fill="currentColor" />
    </svg>
  )
}

export function PersonIcon() {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <g fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round">
        <circle cx="12" cy="8" r="4" />
        <path d="M4.5 20.5c1.2-8 13.8-8 15 0" />
      </g>
    </svg>
  )
}
