// The few ASN.1 types an X.509 certificate is made of, in DER.

/** A tagged value with its length. */
export function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents)
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content])
}

/** SEQUENCE, in the order given. */
export const sequence = (...items: readonly Buffer[]): Buffer => der(0x30, ...items)
/** SET; used with one item only, so that its ordering rule does not matter. */
export const set = (...items: readonly Buffer[]): Buffer => der(0x31, ...items)
/** OCTET STRING: what extensions wrap their content in. */
export const octets = (content: Buffer): Buffer => der(0x04, content)
/** UTF8String. */
export const utf8 = (text: string): Buffer => der(0x0c, Buffer.from(text))
/** BOOLEAN; DER knows only 0x00 and 0xff. */
export const boolean = (value: boolean): Buffer => der(0x01, Buffer.from([value ? 0xff : 0]))
/** NULL, the parameters of an RSA algorithm. */
export const nothing = (): Buffer => der(0x05)

/** Bits that fill whole bytes. */
export const bits = (content: Buffer): Buffer => der(0x03, Buffer.from([0]), content)

/** A positive integer, with a zero byte in front where its first bit would read as a minus. */
export function integer(bytes: Buffer): Buffer {
  return (bytes[0] ?? 0) & 0x80 ? der(0x02, Buffer.from([0]), bytes) : der(0x02, bytes)
}

/** A time with four-digit years. */
export function time(date: Date): Buffer {
  return der(0x18, Buffer.from(date.toISOString().replace(/[-:T]|\.\d{3}/g, "")))
}

/** An object identifier from its dotted text. */
export function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split(".").map(Number)
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

function base128(value: number): number[] {
  const groups = [value & 0x7f]
  for (let left = value >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80)
  return groups
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length])
  if (length < 0x100) return Buffer.from([0x81, length])
  return Buffer.from([0x82, length >> 8, length & 0xff])
}
