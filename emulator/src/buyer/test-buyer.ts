import { addressOf } from "../domain/address.js"
import type { RegionCode } from "../domain/region.js"
import type { BookAddress, BuyerAccount } from "../engine/buyer-account.js"
import { PAIDY, TEST_WALLET } from "./test-wallet.js"

/** The three ways a Japanese address comes: with 東京都, romanised without a hyphen, and spread over two lines. */
const JAPAN: readonly BookAddress[] = [
  {
    id: "home",
    address: addressOf(
      {
        name: "テスト姓名",
        addressLine1: "目黒区下目黒1-8-1",
        stateOrRegion: "東京都",
        postalCode: "153-0064",
        phoneNumber: "0312345678",
      },
      "JP",
    ),
  },
  {
    id: "romanised",
    address: addressOf(
      {
        name: "テスト姓名二",
        addressLine1: "目黒区下目黒1-8-1",
        stateOrRegion: "Tokyo",
        postalCode: "1530064",
        phoneNumber: "0312345678",
      },
      "JP",
    ),
  },
  {
    id: "two-lines",
    address: addressOf(
      {
        name: "テスト姓 名スペース",
        addressLine1: "目黒区",
        addressLine2: "下目黒1-8-1",
        stateOrRegion: "東京都",
        postalCode: "153-0064",
        phoneNumber: "03-1234-5678",
      },
      "JP",
    ),
  },
]

const AMERICA: readonly BookAddress[] = [
  {
    id: "home",
    address: addressOf(
      {
        name: "Susie Smith",
        addressLine1: "10 Ditka Ave",
        addressLine2: "Suite 2500",
        city: "Chicago",
        stateOrRegion: "IL",
        postalCode: "60602",
        phoneNumber: "800-000-0000",
      },
      "US",
    ),
  },
  {
    id: "work",
    address: addressOf(
      {
        name: "Susie Smith",
        addressLine1: "440 Terry Ave N",
        city: "Seattle",
        stateOrRegion: "WA",
        postalCode: "98109",
        phoneNumber: "800-000-0000",
      },
      "US",
    ),
  },
]

const EUROPE: readonly BookAddress[] = [
  {
    id: "home",
    address: addressOf(
      {
        name: "Erika Mustermann",
        addressLine1: "Marcel-Breuer-Str. 12",
        city: "München",
        postalCode: "80807",
        phoneNumber: "+49 89 1234567",
      },
      "DE",
    ),
  },
  {
    id: "london",
    address: addressOf(
      {
        name: "Erika Mustermann",
        addressLine1: "1 Principal Place",
        city: "London",
        postalCode: "EC2A 2FA",
        phoneNumber: "+44 20 1234 5678",
      },
      "GB",
    ),
  },
]

const BOOKS: { readonly [code in RegionCode]: readonly BookAddress[] } = { jp: JAPAN, na: AMERICA, eu: EUROPE }

/** The one buyer every region's emulator begins with. */
export function testBuyer(region: RegionCode): BuyerAccount {
  const addresses = BOOKS[region]
  const home = addresses[0]?.address ?? addressOf({}, "US")
  return {
    name: home.name ?? "Test Buyer",
    email: "buyer@example.com",
    phoneNumber: home.phoneNumber ?? "",
    addresses,
    billingAddress: home,
    country: home.countryCode,
    giftCardBalance: region === "jp" ? 500 : 5,
    wallet: region === "jp" ? [...TEST_WALLET, PAIDY] : TEST_WALLET,
  }
}
