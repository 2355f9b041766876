import { SettingsPage } from "../components/settings/settings-page"
import { WithTexts } from "../components/with-texts"
import { PAGE_TEXTS, PANEL_TEXTS } from "../i18n/bundles"

export default function SettingsPart() {
  return (
    <WithTexts bundles={[PANEL_TEXTS, PAGE_TEXTS]}>
      <SettingsPage />
    </WithTexts>
  )
}
