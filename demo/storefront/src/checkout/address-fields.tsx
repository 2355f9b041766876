import { useId } from "react"
import type { ShownAddress } from "../components/address-view"
import { Field } from "../components/field"
import { useLanguage } from "../i18n/language"
import { PREFECTURES } from "../i18n/prefectures"

/** A Japanese address in the order in which it is written. Names are those of Medusa's address. */
export function AddressFields({ address }: { address: ShownAddress | undefined }) {
  const { texts, language } = useLanguage()
  const provinceId = useId()
  const text = (name: keyof ShownAddress) => ({ name, defaultValue: address?.[name] ?? "" })
  const family = <Field key="family" {...text("last_name")} label={texts.lastName} autoComplete="family-name" />
  const given = <Field key="given" {...text("first_name")} label={texts.firstName} autoComplete="given-name" />
  return (
    <>
      {language === "ja" ? [family, given] : [given, family]}
      <Field {...text("phone")} label={texts.phone} type="tel" autoComplete="tel" wide />
      <Field
        {...text("postal_code")}
        label={texts.postalCode}
        autoComplete="postal-code"
        inputMode="numeric"
        pattern="[0-9]{3}-?[0-9]{4}"
        placeholder="153-0064"
      />
      <div className="field">
        <label htmlFor={provinceId}>{texts.province}</label>
        <select
          id={provinceId}
          name="province"
          required
          autoComplete="address-level1"
          defaultValue={address?.province?.toLowerCase() ?? ""}
        >
          <option value="">{texts.chooseProvince}</option>
          {PREFECTURES.map((prefecture) => (
            <option key={prefecture.code} value={prefecture.code}>
              {prefecture[language]}
            </option>
          ))}
        </select>
      </div>
      <Field {...text("city")} label={texts.city} autoComplete="address-level2" wide />
      <Field {...text("address_1")} label={texts.address1} autoComplete="address-line1" wide />
      <Field {...text("address_2")} label={texts.address2} autoComplete="address-line2" required={false} wide />
      <Field {...text("company")} label={texts.company} autoComplete="organization" required={false} wide />
    </>
  )
}
