import { useAuthorizations } from "../../hooks/use-authorizations"
import { AttentionSection } from "./attention-section"
import { AuthorizationSection } from "./authorization-section"
import { SearchSection } from "./search-section"

/** Finds an order by what Amazon calls it, and shows what needs an admin. */
export function AmazonPayPage() {
  const authorizations = useAuthorizations()

  return (
    <div className="flex flex-col gap-y-3" data-testid="amazon-pay-page">
      <SearchSection />
      <AttentionSection />
      <AuthorizationSection of="expiring" query={authorizations} />
      <AuthorizationSection of="declined" query={authorizations} />
    </div>
  )
}
