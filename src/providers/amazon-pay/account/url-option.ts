import { z } from "zod"

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** An absolute URL without a trailing slash. Amazon accepts http only for the merchant's own machine. */
export const url = z
  .string()
  .refine((value) => URL.canParse(value), { error: 'give an absolute URL such as "https://shop.example/checkout".' })
  .refine(
    (value) => {
      if (!URL.canParse(value)) return true
      const { protocol, hostname } = new URL(value)
      return protocol === "https:" || (protocol === "http:" && LOOPBACK.test(hostname))
    },
    { error: "it must begin with https: (http: is possible for localhost only)." },
  )
  .transform((value) => value.replace(/\/+$/, ""))
