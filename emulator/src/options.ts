import type { BuyerInput } from "./buyer/buyer-input.js"
import type { RegionCode } from "./domain/region.js"
import type { PageChoice } from "./hosted/page-settings.js"
import type { EndpointInput } from "./ipn/endpoint.js"
import type { Merchant } from "./signature/merchants.js"

/** How an emulator is started. Everything has a default. */
export type EmulatorOptions = {
  /** 0, the default, takes a free port. */
  readonly port?: number
  /** Default "127.0.0.1". */
  readonly host?: string
  /** Default "jp". An emulator is one region; start another for another. */
  readonly region?: RegionCode
  /** Who may call. More can be registered later. */
  readonly merchants?: readonly Merchant[]
  /** Who buys. Default: the test buyer of the region. */
  readonly buyer?: BuyerInput
  /** Which hosted page follows the login. Default "auto". */
  readonly page?: PageChoice
  /** checkoutLanguage of hosted pages whose button gives none. Default: the region's. */
  readonly language?: string
  /** Where the virtual clock starts. Default: now. It runs on from there in real time. */
  readonly start?: Date | string
  /** The origin browsers reach the emulator at, if it is not the one it listens on. */
  readonly publicUrl?: string
  /** A file that keeps objects, saved answers, merchants and time between two runs. */
  readonly persist?: string
  /** Makes ids repeatable. */
  readonly idSeed?: string
  /** Where notifications (IPN) go. More endpoints can be added later. */
  readonly notifications?: readonly EndpointInput[]
  /** Serve https as well, by a certificate of its own authority (`emulator.certificate`). Default false. */
  readonly tls?: boolean
  /**
   * A file for the authority's certificate, kept and used again; its key is beside it (`ca.pem`, `ca-key.pem`). Default:
   * an authority that lives as long as the emulator.
   */
  readonly ca?: string
  /** More names for https, such as the emulator's in a network of containers. */
  readonly tlsHosts?: readonly string[]
  /** Refuse what only Amazon's own clients and samples send, and its documents do not have. Default false. */
  readonly strict?: boolean
  /** Enforce Amazon's documented rate limits. Default false. */
  readonly throttling?: boolean
  /** How many requests and events the logs keep. Default 5000. */
  readonly logSize?: number
}
