"""The ledger put right by hand: edited, renamed, closed, merged, and the accounts of an enterprise kept."""
