import { describeTogether } from "../support/store"

describeTogether(["../http/warnings.spec", "../http/link-opened-again.spec", "../http/lost-completion-canceled.spec"])
