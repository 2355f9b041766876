"use client"

import { Button, Input, Label } from "@modules/common/components/ui"
import type { AmazonPayDetails, MissingField } from "medusa-payment-amazon-pay-storefront"
import { texts } from "./texts"

type MissingDetailsProps = {
  /** Only what the store needs and Amazon did not send. */
  fields: MissingField[]
  onAdd: (details: AmazonPayDetails) => Promise<boolean>
}

export default function MissingDetails({ fields, onAdd }: MissingDetailsProps) {
  if (fields.length === 0) return null
  const add = (form: FormData) =>
    onAdd(Object.fromEntries(fields.map((field) => [field, String(form.get(field) ?? "")])))

  return (
    <form action={async (form) => void (await add(form))} className="flex flex-col gap-y-2">
      {fields.map((field) => (
        <Label key={field}>
          {texts.fields[field]}
          <Input name={field} required />
        </Label>
      ))}
      <Button type="submit" variant="secondary">
        {texts.save}
      </Button>
    </form>
  )
}
