import type { FormEvent } from "react"
import { BusyButton } from "../components/busy-button"
import { Field } from "../components/field"
import { Notice } from "../components/notice"
import { useLanguage } from "../i18n/language"
import { useTask } from "../shop/use-task"
import { useAccount } from "./account"

/** One form, two buttons: to log in, or to register. */
export function LoginForm() {
  const { texts } = useLanguage()
  const { login, register } = useAccount()
  const { busy, failed, run } = useTask()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const entered = (name: string) => {
      const value = form.get(name)
      return typeof value === "string" ? value : ""
    }
    const { submitter } = event.nativeEvent as SubmitEvent
    const enter = submitter?.getAttribute("value") === "register" ? register : login
    void run(() => enter({ email: entered("email"), password: entered("password") }))
  }
  return (
    <form className="panel" onSubmit={submit}>
      <p>{texts.loginLead}</p>
      <Field label={texts.email} name="email" type="email" autoComplete="email" />
      <Field label={texts.password} name="password" type="password" autoComplete="current-password" minLength={8} />
      {failed && <Notice tone="problem">{texts.loginFailed}</Notice>}
      <div className="actions">
        <BusyButton type="submit" value="login" className="button button-primary" busy={busy} busyText={texts.loading}>
          {texts.login}
        </BusyButton>
        <BusyButton type="submit" value="register" className="button button-quiet" busy={busy} busyText={texts.loading}>
          {texts.register}
        </BusyButton>
      </div>
    </form>
  )
}
