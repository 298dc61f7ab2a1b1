# Raportit: luvut, niiden määritelmät ja rivit niiden takana.

reports-title = Raportit
reports-today = Kunnan luvut
menu-reports = Raportit
reports-lead = Luvut, joista ketään ei voi tunnistaa. Jokaisesta luvusta näet, miten se on laskettu.
reports-year = Kunnan vuosi
reports-year-text = Lähetteestä seurantaan: määrät, odotus, syyt, muutos, palaute ja työ.
report-year-title = Hyvinvointilähete { $place } { $period }
report-period-months = { $from }–{ $to }
report-period-cut = Luvut ovat jaksolta { $period }. Kesken olevaa kuukautta ei näytetä.
report-period = Jakso
report-period-hint = Vuosi, esimerkiksi 2026, tai kuukaudet, esimerkiksi 3/2026–8/2026
report-period-wrong = Kirjoita vuosi, esimerkiksi 2026, tai kuukaudet, esimerkiksi 3/2026–8/2026. Näytämme nyt viimeisimmän vuoden.
report-show = Näytä
report-other = Toinen kunta: { $place }
report-download = Lataa taulukko
report-download-pdf = PDF
report-download-xlsx = Excel, XLSX
report-download-csv = CSV
report-download-json = JSON
report-files = Tallenna tai tulosta
report-none = Tältä jaksolta ei ole vielä tietoja.
report-hidden = ei näytetä
report-hidden-why = Alle viiden ihmisen lukuja ei näytetä, jotta ketään ei voi tunnistaa.
report-too-few = Vastauksia on liian vähän.
report-not-reached = alle puolet
report-nothing = Ei kirjauksia.
report-missing = Tieto puuttuu.
report-not-from-here = Tätä ei voi osoittaa tästä rekisteristä.
report-how = Miten luvut on laskettu?
report-how-one = Miten laskettu?
report-rows = Rivit
report-brief = Lyhyesti
report-brief-referrals = { $n } asukasta sai lähetteen.
report-brief-began = { $n } aloitti tuen.
report-brief-wait = Puolet tavoitettiin { $n ->
    [0] samana päivänä
    [1] päivässä
    [2] kahdessa päivässä
    [3] kolmessa päivässä
    [4] neljässä päivässä
    [5] viidessä päivässä
    [6] kuudessa päivässä
    [7] seitsemässä päivässä
    [8] kahdeksassa päivässä
    [9] yhdeksässä päivässä
    [10] kymmenessä päivässä
   *[other] { $n } päivässä
}.
report-brief-pairs = { $n } asukasta { $of } vastasi alussa ja lopussa.
report-change-up = Keskiarvo nousi { $mean } (luottamusväli { $range }).
report-change-down = Keskiarvo laski { $mean } (luottamusväli { $range }).
report-change-flat = Keskiarvo ei muuttunut.
report-brief-worse = { $n } asukkaan vointi heikkeni.
report-brief-lack = Kunnasta puuttuu eniten: { $what } ({ $n } mainintaa).
report-finding-sum = Yhteensä { $n } euroa.
report-finding-most = Eniten: { $what }, { $n }.
report-finding-hidden = Luvut ovat niin pieniä, ettei niitä näytetä.
report-finding-flow = { $n } asukasta sai lähetteen. { $m } aloitti tuen.
report-column-figure = Luku
report-column-step = Vaihe
report-column-value = Määrä
report-column-result = Tulos
report-column-of = Kuinka monesta
report-column-share = Osuus
report-column-more = Lisää
report-column-part = Tarkenne
report-column-section = Osa
report-column-interval-from = Luottamusväli alkaen
report-column-interval-to = Luottamusväli asti
report-column-unit = Yksikkö
report-column-means = Miten laskettu
report-section-flow = Lähetteestä tukeen
report-section-waits = Odotus
report-section-who = Ketkä saivat lähetteen?
report-section-support = Mihin tuki johti?
report-section-change = Mikä muuttui?
report-section-feedback = Mitä asukkaat sanoivat?
report-section-lack = Mitä kunnasta puuttuu?
report-section-workers = { $lw-pl-cap } ja heidän työnsä
report-section-cost = Kustannukset
report-note-flow = Mitä jaksolla tapahtui. Kaikki vaiheet eivät koske samoja ihmisiä: osa sai lähetteen ennen jaksoa, ja osan asia jatkuu.
report-note-waits = Myös ne, jotka odottavat vielä, ovat mukana.
report-note-rtm = Tuki alkaa usein vaikeassa hetkessä. Osa noususta olisi voinut tulla ilman tukeakin.
report-note-effect = Muutos alusta loppuun ei kerro, mistä muutos johtuu. Vertailuryhmää ei ole.
report-note-mode = Vastaus voi muuttua siitäkin, että vastataan eri tavalla tai toinen ihminen auttaa. Siksi nämä on erotettu.
report-note-attrition = Jos loppumittaus puuttuu monelta, tulos voi olla liian hyvä tai liian huono. Ero yli 0,2 tarkoittaa, että pois jääneet olivat alussa erilaisia kuin vastanneet.
report-note-reach = Väestötaulukkoa ei ole ladattu. Siksi ei voi sanoa, keitä ei ole tavoitettu.
report-note-lack = Tarpeet lasketaan puolivuosittain. Ne näkyvät, kun jakso on kokonaisia puolivuosia.
report-note-cost = Raportti ei väitä, että rahaa säästyi. Terveyspalvelujen käyttöä ei voi osoittaa tästä rekisteristä.
report-attrition-stayed = { $what }: alku, loppumittaus tehty
report-attrition-lost = { $what }: alku, loppumittaus puuttuu
report-attrition-difference = { $what }: vakioitu ero
report-reliable-improved = { $what }: koheni enemmän kuin mittarin virhe
report-reliable-unchanged = { $what }: ei mittarin virhettä suurempaa muutosta
report-reliable-worse = { $what }: heikkeni enemmän kuin mittarin virhe
report-finding-reliable = { $improved } koheni ja { $worse } heikkeni enemmän kuin mittarin virhe.
report-measure-swemwbs = Positiivinen mielenterveys, 7 kohtaa (muunnettu 7–35, suurempi on parempi)
report-measure-wemwbs14 = Positiivinen mielenterveys, 14 kohtaa (14–70, suurempi on parempi)
report-measure-who5 = WHO-5 (0–100, suurempi on parempi)
report-measure-ucla3 = UCLA-3, yksinäisyys (3–9, pienempi on parempi)
report-measure-dejong6 = De Jong Gierveld, yksinäisyys (0–6, pienempi on parempi)
report-measure-ons4-satisfaction = ONS4, tyytyväisyys elämään (0–10, suurempi on parempi)
report-measure-ons4-worthwhile = ONS4, tekemisten merkitys (0–10, suurempi on parempi)
report-measure-ons4-happiness = ONS4, onnellisuus eilen (0–10, suurempi on parempi)
report-measure-ons4-anxiety = ONS4, ahdistuneisuus eilen (0–10, pienempi on parempi)
report-measure-eurohis8 = EUROHIS-QOL, elämänlaatu (1–5, suurempi on parempi)
report-measure-phq2 = PHQ-2 (0–6, pienempi on parempi)
report-measure-gad2 = GAD-2 (0–6, pienempi on parempi)
report-elsewhere = Muut
report-ages-part = { $band } vuotta
report-ages-last = { $from } vuotta täyttäneet
report-footer = Hyvinvointilähete. Pieniä lukuja ei näytetä.
unit-residents = asukasta
unit-days = päivää
unit-percent = %
unit-points = pistettä
unit-pieces = kpl
unit-hours = tuntia
unit-kilometres = km
unit-euros = euroa
unit-workers = henkilöä
unit-deviations = hajontaa
definitions-title = Miten luvut on laskettu?
definitions-lead = Jokainen luku lasketaan samalla tavalla sivulla, paperilla ja taulukoissa.
definitions-rules = Milloin lukua ei näytetä?
definitions-rule-small = Alle viiden ihmisen lukuja ei näytetä, ei myöskään nollaa. Jos piilotetun luvun voisi laskea muista, toinenkin luku on piilossa.
definitions-rule-mean = Keskiarvo ja osuus näytetään vasta, kun ihmisiä on vähintään kymmenen.
definitions-rule-months = Jakso on aina kokonaisia kuukausia, jotka ovat päättyneet.
definitions-rule-groups = Määrät lasketaan sen kuukauden mukaan, jolloin asia tapahtui. Kerrottu luku ei enää muutu: myöhemmin kirjattu ei näy siinä. Odotus koskee vuoden aikana lähetettyjä, muutos ja palaute vuoden aikana päättyneitä.
rows-title = Luvun takana: { $figure }
rows-lead = { $period }. Rivit ovat tämän hetken tiedoista. Katselut kirjataan.
rows-none = Tällä jaksolla ei ole yhtään tukijaksoa tämän luvun takana.
rows-number = Tunnus
rows-sent = Lähetetty
rows-state = Tilanne
rows-page = Sivu { $page } / { $pages }
rows-next = Seuraavat
rows-before = Edelliset
look-report-rows = Näki tukijakson raportin luvun takana
figure-referrals = Lähetteen saaneet
figure-referrals-means = Asukkaat, joista tehtiin lähete jaksolla. Jokainen asukas lasketaan kerran kalenterivuodessa, ensimmäisen lähetteen kuukautena.
figure-received = Lähete avattu
figure-received-means = Lähetteet, jotka koordinaattori avasi jaksolla.
figure-contacted = Tavoitettu
figure-contacted-means = Asukkaat, jotka tavoitettiin jaksolla.
figure-accepted = Tukea järjestetään
figure-accepted-means = Asukkaat, joille kunta päätti jaksolla järjestää tukea.
figure-first-visit = Ensikäynti pidetty
figure-first-visit-means = Asukkaat, joiden ensikäynti pidettiin jaksolla.
figure-agreement = Tuki alkoi
figure-agreement-means = Asukkaat, joiden sopimus allekirjoitettiin jaksolla.
figure-closed = Tuki päättyi
figure-closed-means = Asukkaat, joiden alkanut tuki päättyi jaksolla.
figure-measured = Mitattu alussa ja lopussa
figure-measured-means = Jaksolla päättyneistä ne, joilla on sekä alkumittaus että loppumittaus.
figure-followed-up = Seuranta tehty
figure-followed-up-means = Asukkaat, joille tehtiin jaksolla ensimmäinen seuranta tuen päättymisen jälkeen.
figure-declined = Ei jatkettu
figure-declined-means = Asukkaat, jotka jaksolla ohjattiin muualle, jotka eivät halunneet tukea nyt tai joiden lähete peruttiin.
figure-wait-contact = Odotus yhteydenottoon
figure-wait-contact-means = Kuinka monessa päivässä lähetteestä puolet tavoitettiin (mediaani, Kaplan–Meier). Ne, joita ei ole vielä tavoitettu, ovat mukana niin kauan kuin ovat odottaneet.
figure-wait-first-visit = Odotus ensikäyntiin
figure-wait-first-visit-means = Kuinka monessa päivässä lähetteestä puolet pääsi ensikäynnille (mediaani, Kaplan–Meier). Odottavat ovat mukana.
figure-left-before-visit = Jäi pois ennen ensikäyntiä
figure-left-before-visit-means = Kuinka moni prosentti jäi pois 90 päivän kuluessa ennen ensikäyntiä (kumulatiivinen ilmaantuvuus, ensikäynti kilpailevana tapahtumana).
figure-reasons = Syyt
figure-reasons-means = Miksi lähete tehtiin. Yhdellä asukkaalla voi olla monta syytä, joten osuudet eivät summaudu sataan.
figure-ages = Iät
figure-ages-means = Ikä lähetteen tekopäivänä.
figure-villages = Alueet
figure-villages-means = Lähetteeseen kirjattu kylä, jos se on kunnan hakemistossa. Muut on yhdistetty.
figure-languages = Asiointikielet
figure-languages-means = Lähetteeseen kirjattu asiointikieli. Pienet kieliryhmät on yhdistetty kohtaan Muut.
figure-reach = Keitä ei ole tavoitettu
figure-reach-means = Lähetteen saaneet prosentteina väestöstä iän, kylän ja kielen mukaan. Tarvitaan väestötaulukko, jonka ylläpitäjä lataa.
figure-ending-reasons = Miksi tuki päättyi
figure-ending-reasons-means = Päättyneiden tukien syyt, yksi kullekin.
figure-joined-activity = Lähti toimintaan
figure-joined-activity-means = Päättyneistä ne, jotka kävivät ainakin kerran jossakin toiminnassa yhdessä tai yksin.
figure-kept-activity = Jatkaa toiminnassa
figure-kept-activity-means = Päättyneistä ne, joilla jokin toiminta jatkuu.
figure-change = Muutos alusta loppuun
figure-change-means = Loppumittaus vähennettynä alkumittauksella, keskiarvo ja sen 95 prosentin luottamusväli (parittainen t). Omat asteikot 0–10, 10 on paras; mittarit kukin omassa yksikössään, henkilö kerrallaan. Mukana vain ne, joilla on molemmat.
figure-change-same-mode = Muutos, sama vastaustapa
figure-change-same-mode-means = Sama muutos niillä, jotka vastasivat alussa ja lopussa samalla tavalla ja saman auttajan kanssa.
figure-change-other-mode = Muutos, eri vastaustapa
figure-change-other-mode-means = Sama muutos niillä, joiden vastaustapa tai auttaja vaihtui.
figure-worse = Vointi heikkeni
figure-worse-means = Niistä, joilla on molemmat mittaukset: ne, joiden loppumittaus on huonompi kuin alkumittaus, mittarin omaan suuntaan katsottuna.
figure-reliable-change = Mittarin virhettä suurempi muutos
figure-reliable-change-means = Ne, joiden muutos on suurempi kuin mittarin oma virhe (Jacobson ja Truax, 1,96 erotuksen keskivirhettä), kumpaankin suuntaan. Lasketaan vain mittareista, joiden virhe on julkaistu ja tarkistettu: nyt SWEMWBS, 2,87 pistettä (Shah 2018).
figure-change-size = Muutos suhteessa hajontaan (g_av)
figure-change-size-means = Keskimääräinen muutos jaettuna alku- ja loppumittauksen hajontojen keskiarvolla, Hedgesin pienen otoksen korjauksella J(n − 1). Muut tutkimukset jakavat usein toisella hajonnalla, eikä lukuja voi silloin verrata. Luku ei kerro, mistä muutos johtuu.
figure-attrition = Puuttuvat loppumittaukset
figure-attrition-means = Alkumittauksen keskiarvo niillä, joilla on loppumittaus, ja niillä, joilta se puuttuu, sekä vakioitu ero.
figure-heard = Kuunneltiinko sinua?
figure-heard-means = Asukkaiden vastaukset tuen päättyessä. Mukana ne, jotka vastasivat kysymykseen.
figure-helped = Oliko tuesta apua?
figure-helped-means = Asukkaiden vastaukset tuen päättyessä. Mukana ne, jotka vastasivat kysymykseen.
figure-needs = Tarpeet ilman sopivaa toimintaa
figure-needs-means = Kuinka monta kertaa tarve mainittiin toiveissa ja käyntien kirjauksissa. Lasketaan puolivuosittain.
figure-initiatives = Mitä asialle tehtiin
figure-initiatives-means = Jaksolla tehdyt ehdotukset sen mukaan, missä vaiheessa ne ovat nyt.
figure-link-workers = Aktiiviset { $lw-pl }
figure-link-workers-means = Kuinka moni on kirjannut ainakin yhden tapaamisen tai puhelun jaksolla. Luku ei koske asukkaita, joten se näytetään aina.
figure-contacts = Tapaamiset ja puhelut
figure-contacts-means = Kirjatut tapaamiset ja puhelut. Näytetään kuukausilta, neljänneksiltä ja vuosilta, kun ne koskevat vähintään viittä asukasta (tai kunnan asetusta), kaksi suurinta ei ole yli 80 prosenttia summasta eikä pienempiä summia voi laskea muista. Kerran kerrottu ei muutu.
figure-hours = Tunnit asukkaiden kanssa
figure-hours-means = Tapaamisten ja puhelujen kirjattu kesto. Näytetään kuukausilta, neljänneksiltä ja vuosilta, kun ne koskevat vähintään viittä asukasta (tai kunnan asetusta), kaksi suurinta ei ole yli 80 prosenttia summasta eikä pienempiä summia voi laskea muista. Kerran kerrottu ei muutu.
figure-community-hours = Yhteisötyön tunnit
figure-community-hours-means = Yhteisötyöksi kirjatut tunnit. Niissä ei ole asukkaiden tietoja.
figure-kilometres = Kilometrit
figure-kilometres-means = Tapaamisiin kirjatut kilometrit. Näytetään kuukausilta, neljänneksiltä ja vuosilta, kun ne koskevat vähintään viittä asukasta (tai kunnan asetusta), kaksi suurinta ei ole yli 80 prosenttia summasta eikä pienempiä summia voi laskea muista. Kerran kerrottu ei muutu.
figure-cost = Kustannukset
figure-cost-means = Palkkiot, kilometrit, koulutus ja muut kulut ylläpitäjän antamien hintojen mukaan. Säästöä ei lasketa.
figure-service-use = Sosiaali- ja terveyspalvelujen käyttö
figure-service-use-means = Tässä rekisterissä ei ole tietoa palvelujen käytöstä. Siihen tarvittaisiin toinen rekisteri ja vertailuryhmä.
report-column-count = Kuinka moni
report-worse-hidden = Vointi heikkeni: { $hidden }.
rows-count = { $n ->
    [one] 1 tukijakso
   *[other] { $n } tukijaksoa
}
report-years-only = Kerrotaan kokonaisilta vuosilta ja nimetyiltä jaksoilta.
report-cost-fee-per-hour = Palkkiot (tunnit kertaa tuntipalkkio)
report-cost-per-kilometre = Matkat (kilometrit kertaa hinta)
report-cost-training = Koulutus
report-cost-coordination = Koordinointi
report-cost-other = Muut kulut

own-hours-title = Omat tunnit { $period }
own-hours-link = Omat tunnit ja kilometrit
own-hours-lead = Tapaamiset, tunnit ja kilometrit omista kirjauksistasi. Vain sinä näet tämän sivun.
own-hours-wrong = Kirjoita vuosi, esimerkiksi 2026, tai kuukaudet, esimerkiksi 3/2026–8/2026. Näytämme nyt tämän vuoden.
own-hours-none = Tältä jaksolta ei ole kirjauksiasi.
own-hours-brief = Tapaamisia ja puheluja { $contacts }, aikaa { $hours } ja { $kilometres } kilometriä.
own-hours-hours = Tunnit
own-hours-expenses = Kulut
own-hours-month = Kuukausi
own-hours-year = Vuosi
own-hours-all = Yhteensä
own-hours-by-month = Kuukausittain
own-hours-by-year = Yhteensä vuosittain
own-hours-footer = Omat tunnit. Tiedot ovat omista kirjauksista.

reports-month = Koordinaattorin kuukausi
reports-month-text = Mitä kuukauden aikana tapahtui ja kuka odottaa nyt. Yksi sivu tiimin palaveriin.
reports-area = Alueen kunnat rinnakkain
reports-area-text = Samat luvut kunnittain ja se, minkä verran sattuma selittää eroista. Kuntia ei laiteta järjestykseen.
reports-unit = Oman yksikön lähetteet
reports-unit-text = Mitä yksikön lähetteille on tapahtunut. Yhtäkään asukasta tai työkaveria ei näytetä.
reports-unit-link = Mitä yksikkömme lähetteille on tapahtunut?
look-report-month = Näki tukijakson kuukauden yhteenvedossa

figure-contacted-in-time = Tavoitettu viikossa
figure-contacted-in-time-means = Jaksolla tavoitetuista ne, jotka tavoitettiin seitsemän päivän kuluessa lähetteestä. Raja on sama kaikissa kunnissa.
figure-first-visit-in-time = Ensikäynti kolmessa viikossa
figure-first-visit-in-time-means = Jaksolla pidetyistä ensikäynneistä ne, jotka pidettiin 21 päivän kuluessa lähetteestä. Raja on sama kaikissa kunnissa.

month-title = Koordinaattorin kuukausi { $period }: { $place }
month-period = Kuukausi
month-period-hint = Esimerkiksi 10/2026
month-period-wrong = Kirjoita kuukausi, joka on päättynyt, esimerkiksi 10/2026. Näytämme nyt viimeisimmän.
month-before = Edellinen kuukausi
month-next = Seuraava kuukausi
month-own-use = Tiimin omaan käyttöön. Pieniä lukuja ei ole piilotettu, joten älä julkaise tätä sivua.
month-brief-came = { $n ->
    [0] Yhtään lähetettä ei tullut.
    [one] 1 asukas sai lähetteen.
   *[other] { $n } asukasta sai lähetteen.
}
month-brief-began = { $n ->
    [0] Yksikään tuki ei alkanut.
    [one] 1 tuki alkoi.
   *[other] { $n } tukea alkoi.
}
month-brief-ended = { $n ->
    [0] Yksikään tuki ei päättynyt.
    [one] 1 tuki päättyi.
   *[other] { $n } tukea päättyi.
}
month-brief-waiting = { $n ->
    [0] Kukaan ei odota nyt.
    [one] 1 asukas odottaa nyt.
   *[other] { $n } asukasta odottaa nyt.
}
month-brief-without-first = { $n ->
    [one] Alkumittaus puuttuu 1 asukkaalta.
   *[other] Alkumittaus puuttuu { $n } asukkaalta.
}
month-brief-without-both = { $n ->
    [one] Päättyneistä 1 on ilman alku- tai loppumittausta.
   *[other] Päättyneistä { $n } on ilman alku- tai loppumittausta.
}
month-happened = Mitä tapahtui?
month-waiting = Kuka odottaa { $day }?
month-waiting-none = Kukaan ei odota.
month-waiting-for = Mitä odotetaan
month-since = Lähetteestä
month-days = { $n ->
    [one] 1 päivä
   *[other] { $n } päivää
}
month-longest = { $n ->
    [one] Pisimpään odottanut
   *[other] Pisimpään odottaneet ({ $n })
}
month-waits-sent = Lähetteen avaamista
month-waits-received = Yhteydenottoa
month-waits-information-asked = Lähettäjän vastausta
month-waits-accepted = Päätöstä, kuka lähtee mukaan
month-waits-not-reached = Uutta yritystä tavoittaa
month-waits-waiting = Vapaata { $lw-part }
month-waits-proposed = Vastausta { $lw-abl }
month-waits-taken = Asukkaan omaa vastausta
month-waits-named = Ensikäynnin sopimista
month-waits-first-visit-arranged = Ensikäyntiä
month-waits-first-visit-held = Sopimuksen tekemistä
month-waits-agreement-drafted = Allekirjoituksia
month-workers = { $lw-pl-cap }
month-workers-none = Kukaan ei ole vielä aloittanut.
month-name = Nimi
month-load = Tukijaksoja nyt
month-lacked = Mikä puuttui?
month-lacked-none = Kuukauden aikana ei kirjattu esteitä eikä ehdotuksia.
month-obstacles = Mikä esti lähtemästä toimintaan
month-obstacle = Este

area-title = Alueen kunnat rinnakkain { $period }
area-place = Kunta
area-counts = Määrät
area-shares = Osuudet
area-together = { $figure } yhteensä { $sum }. Luvussa ovat ne kunnat, joiden luku näytetään: { $told } / { $places }.
area-note-order = Kunnat ovat aakkosjärjestyksessä. Niitä ei aseteta paremmuusjärjestykseen.
area-note-chance = Pienessä kunnassa osuus vaihtelee paljon jo sattumalta. Rajojen sisällä oleva ero ei kerro mistään. Rajojen ulkopuolella oleva ero kertoo, että kannattaa kysyä, mistä se johtuu.
area-note-hidden = Se, mitä kunnan omassa raportissa ei näytetä, ei ole mukana myöskään summissa.
area-legend = Kuvassa jokainen piste on kunta, ja numero on sama kuin taulukossa. Yhtenäinen viiva on kaikkien kuntien yhteinen osuus. Sattuma selittää yksin 95 kuntaa sadasta katkoviivojen väliin ja 998 kuntaa tuhannesta pisteviivojen väliin.
area-finding = Yhdessä { $share } ({ $n } / { $of }). Mukana { $told } / { $places } kuntaa.
area-too-few = Vertailuun tarvitaan vähintään kaksi kuntaa, joissa ihmisiä on vähintään kymmenen.
area-axis = { $whole }, ihmisiä
area-limits = 95 % rajat
area-by-chance = Sattuma
area-stand-within = rajojen sisällä
area-stand-outside-95 = 95 % rajan ulkopuolella
area-stand-outside-998 = 99,8 % rajan ulkopuolella
area-percent = Osuus, %
area-from-95 = 95 % raja alkaen
area-to-95 = 95 % raja asti
area-from-998 = 99,8 % raja alkaen
area-to-998 = 99,8 % raja asti

unit-report-title = Yksikkömme lähetteet { $period }
unit-report-other = Toinen yksikkö: { $unit }
unit-report-own = Mitä lähetteille tapahtui?
unit-report-caption = Yksikön lähettämät, vaiheittain
unit-report-sent = { $n ->
    [0] Yksiköstä ei tullut lähetteitä.
    [one] 1 asukas sai lähetteen yksiköstänne.
   *[other] { $n } asukasta sai lähetteen yksiköstänne.
}
unit-report-hidden = Lähetteitä on niin vähän, ettei lukua näytetä.
unit-report-steps = Mitä jaksolla tapahtui. Kaikki vaiheet eivät koske samoja ihmisiä: osa sai lähetteen ennen jaksoa.
unit-report-nobody = Yhden asukkaan asioista kuulet vain, jos hän on antanut siihen luvan. Ne ovat omissa lähetteissäsi.
unit-report-reasons = Miksi lähetteitä tehtiin koko kunnassa?
unit-report-needs = Useimmin mainitut tarpeet, joihin ei löytynyt toimintaa, koko kunnassa:
unit-report-needs-none = Tarpeet näkyvät, kun jakso on kokonaisia puolivuosia ja mainintoja on tarpeeksi.
unit-practice = Hyvä käytäntö
unit-practice-1 = Kysy lähetettä tehdessäsi, milloin asukkaalle sopii soittaa ja saako jättää viestin. Silloin hänet tavoitetaan nopeammin.
unit-practice-2 = Kirjoita toive asukkaan omin sanoin. Siitä on helpoin aloittaa.
unit-practice-3 = Kerro asukkaalle, kuka soittaa ja milloin. Voit tulostaa muistilapun mukaan.
unit-practice-4 = Kysy asukkaalta, saako sinulle kertoa tuen alkamisesta ja päättymisestä. Hän päättää itse.

# Jaksot, joille kunta on antanut nimen.
named-title = Nimetyt jaksot
named-link = Nimeä hankkeen jakso
named-lead = Anna hankkeelle tai rahoituskaudelle nimi ja kuukaudet. Silloin raportti kertoo siltä jaksolta myös keskiarvot ja odotusajat, ei vain määriä.
named-when = Keskiarvot näkyvät, kun jakson viimeinen kuukausi on päättynyt.
named-apart = Jakson ja vuosien eroista ei saa laskea alle kymmenen ihmisen tietoja. Siksi jokin keskiarvo voi jäädä pois tältä jaksolta tai siltä vuodelta, joka kerrotaan myöhemmin.
named-stays = Nimettyä jaksoa ei voi poistaa eikä muuttaa. Kerrottu luku pysyy.
named-known = Nimetyt jaksot
named-do = Nimeä jakso
named-municipality = Kunta
named-name = Jakson nimi
named-name-hint = Esimerkiksi hankkeen nimi. Älä kirjoita kenenkään nimeä.
named-period = Kuukaudet
named-period-hint = Ensimmäinen ja viimeinen kuukausi, esimerkiksi 3/2025–8/2026
error-named-municipality-missing = Valitse kunta.
error-named-name-missing = Kirjoita jakson nimi.
error-named-name-somebody = Poista nimestä puhelinnumero, sähköpostiosoite tai henkilötunnus.
error-named-period-wrong = Kirjoita ensimmäinen ja viimeinen kuukausi, esimerkiksi 3/2025–8/2026.
error-named-period-known = Näillä kuukausilla on jo nimetty jakso. Avaa se luettelosta.
error-named-period-year = Kalenterivuotta ei tarvitse nimetä. Vuoden raportissa ovat keskiarvot ilman nimeäkin.
done-period-named = Jakso on nimetty.
