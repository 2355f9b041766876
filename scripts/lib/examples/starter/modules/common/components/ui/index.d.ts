import type {
  ComponentType,
  HTMLAttributes,
  ButtonHTMLAttributes,
  InputHTMLAttributes,
  LabelHTMLAttributes,
} from "react"

export const Text: ComponentType<HTMLAttributes<HTMLParagraphElement> & { as?: "p" | "span" | "div" }>
export const Heading: ComponentType<HTMLAttributes<HTMLHeadingElement> & { level?: "h1" | "h2" | "h3" }>
export const Button: ComponentType<
  ButtonHTMLAttributes<HTMLButtonElement> & {
    variant?: "primary" | "secondary" | "transparent"
    size?: "small" | "medium" | "large"
    isLoading?: boolean
  }
>
export const Input: ComponentType<InputHTMLAttributes<HTMLInputElement>>
export const Label: ComponentType<LabelHTMLAttributes<HTMLLabelElement>>
