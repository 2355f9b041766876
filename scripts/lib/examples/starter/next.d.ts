// What the example uses of Next.js 15, which is not installed here.

declare module "next" {
  export interface Metadata {
    title?: string
    referrer?: "no-referrer" | "strict-origin-when-cross-origin"
  }
}

declare module "next/cache" {
  export function revalidateTag(tag: string): void
}

declare module "next/navigation" {
  export function notFound(): never
  export function useParams(): Record<string, string | string[]>
  export function useRouter(): { push(href: string): void; refresh(): void }
  export function useSearchParams(): URLSearchParams
}

declare module "next/server" {
  export class NextRequest extends Request {
    readonly nextUrl: URL
  }
}

declare const process: { env: Record<string, string | undefined> }
