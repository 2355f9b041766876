import BigNumber from "bignumber.js"

/** A price on the wire: Amazon sends and takes the amount as a decimal string. */
export interface Price {
  amount: string
  currencyCode: string
}

/** Digits after the point. Amazon Pay has no currency with three. */
const DIGITS: Readonly<Record<string, number>> = {
  JPY: 0,
  AUD: 2,
  CHF: 2,
  DKK: 2,
  EUR: 2,
  GBP: 2,
  HKD: 2,
  NOK: 2,
  NZD: 2,
  SEK: 2,
  USD: 2,
  ZAR: 2,
}

export class UnsupportedCurrencyError extends Error {
  override readonly name = "UnsupportedCurrencyError"
  constructor(readonly currencyCode: string) {
    super(`Amazon Pay does not take the currency "${currencyCode}". It takes ${Object.keys(DIGITS).join(", ")}.`)
  }
}

/**
 * An amount in one currency, already rounded to what Amazon accepts: half up, once, here. It is a decimal, never a
 * float, and cannot be written with a fraction its currency does not have (Amazon refuses "705.00" for yen).
 */
export class Money {
  private constructor(
    private readonly value: BigNumber,
    readonly currencyCode: string,
  ) {}

  /**
   * @param amount major units (¥2,500 is 2500, $10.50 is 10.5), unrounded
   * @param currencyCode ISO 4217 in either case
   * @throws UnsupportedCurrencyError · RangeError for what is not a finite amount of zero or more
   */
  static of(amount: string | number | BigNumber, currencyCode: string): Money {
    const code = currencyCode.toUpperCase()
    const digits = DIGITS[code]
    if (digits === undefined) throw new UnsupportedCurrencyError(currencyCode)
    const value = new BigNumber(amount)
    if (!value.isFinite() || value.isNegative()) {
      throw new RangeError(
        `"${String(amount)}" is not an amount of ${code}: give a number of major units, zero or more.`,
      )
    }
    return new Money(value.decimalPlaces(digits, BigNumber.ROUND_HALF_UP), code)
  }

  /** An amount as Amazon sent it, or null when it is missing or odd: what is odd is shown, not refused. */
  static read(price: Price | null | undefined): Money | null {
    if (!price) return null
    try {
      return Money.of(price.amount, price.currencyCode)
    } catch {
      return null
    }
  }

  static zero(currencyCode: string): Money {
    return Money.of(0, currencyCode)
  }

  static sum(amounts: readonly Money[], currencyCode: string): Money {
    return amounts.reduce((total, amount) => total.plus(amount), Money.zero(currencyCode))
  }

  /** "2500", "10.50": what goes on the wire. */
  get amount(): string {
    return this.value.toFixed(DIGITS[this.currencyCode] ?? 2)
  }

  toPrice(): Price {
    return { amount: this.amount, currencyCode: this.currencyCode }
  }

  toString(): string {
    return `${this.amount} ${this.currencyCode}`
  }

  plus(other: Money): Money {
    return new Money(this.value.plus(this.same(other)), this.currencyCode)
  }

  /** What is left, never below zero. */
  minus(other: Money): Money {
    return new Money(BigNumber.max(this.value.minus(this.same(other)), 0), this.currencyCode)
  }

  min(other: Money): Money {
    return this.isMoreThan(other) ? other : this
  }

  isZero(): boolean {
    return this.value.isZero()
  }

  /** Whether it is an amount of Medusa's, rounded up or down. */
  isRoundingOf(amount: BigNumber): boolean {
    const unit = new BigNumber(10).pow(-(DIGITS[this.currencyCode] ?? 0))
    return this.value.minus(amount).abs().isLessThan(unit)
  }

  isMoreThan(other: Money): boolean {
    return this.value.isGreaterThan(this.same(other))
  }

  equals(other: Money): boolean {
    return this.currencyCode === other.currencyCode && this.value.isEqualTo(other.value)
  }

  private same(other: Money): BigNumber {
    if (other.currencyCode !== this.currencyCode) {
      throw new RangeError(
        `${this.toString()} and ${other.toString()} are in two currencies and cannot be reckoned together.`,
      )
    }
    return other.value
  }
}
