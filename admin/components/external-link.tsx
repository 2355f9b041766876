import { ArrowUpRightOnBox } from "@medusajs/icons"

interface ExternalLinkProps {
  href: string
  children: string
  title?: string
  testId?: string
}

/** To a page of Amazon's, in a new tab. */
export function ExternalLink({ href, children, title, testId }: ExternalLinkProps) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      title={title}
      className="text-ui-fg-base hover:text-ui-fg-subtle txt-compact-small flex items-center gap-x-1"
      data-testid={testId}
    >
      {children}
      <ArrowUpRightOnBox aria-hidden />
    </a>
  )
}
