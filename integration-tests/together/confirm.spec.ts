import { describeTogether } from "../support/store"

describeTogether(["../http/confirm-intent.spec", "../http/lost-answers-confirm.spec"])
