# Mittarit ylläpidossa ja säännöt.
rule-instrument-for-groups = Tämä mittari on vain ryhmille. Sitä ei käytetä yhden ihmisen kohdalla.
rule-instrument-not-decided = Tämä mittari ei ole käytössä. Kunta päättää siitä ensin itse, ja pääkäyttäjä kirjaa päätöksen sivulle Mittarit.
rule-no-decision-needed = Tämä mittari ei tarvitse päätöstä.
rule-decision-in-the-future = Päätöksen päivä ei voi olla tulevaisuudessa. Tarkista päivä.
rule-licence-over = Lisenssi on päättynyt. Pyydä lisenssin haltijalta uusi tekstipaketti.
