import type { ComponentType, ReactNode } from "react"

declare const LocalizedClientLink: ComponentType<{ href: string; className?: string; children?: ReactNode }>
export default LocalizedClientLink
