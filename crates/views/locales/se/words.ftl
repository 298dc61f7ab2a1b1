# Only words that stand in a public source; docs/translation-se.md lists what a translator must check.
kind-municipality = Gielda
case-link-agreement = Soahpamuš
new-referral-resident = Ássi
referral-resident = Ássi
cases-person = Ássi
