# Mätare i administrationen, och regler.
rule-instrument-for-groups = Den här mätaren är endast för grupper. Den används inte för en enskild person.
rule-instrument-not-decided = Den här mätaren är inte i bruk. Kommunen fattar först sitt eget beslut, och administratören skriver in det på sidan Mätare.
rule-no-decision-needed = Den här mätaren behöver inget beslut.
rule-decision-in-the-future = Beslutets dag kan inte vara i framtiden. Kontrollera dagen.
rule-licence-over = Licensen har upphört. Be licensinnehavaren om ett nytt textpaket.
