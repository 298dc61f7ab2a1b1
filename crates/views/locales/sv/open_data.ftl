# Öppna data: verksamheter för andra användare.

open-data = Öppna data
open-data-title = Verksamheterna som öppna data
open-data-lead = Vem som helst får använda de publicerade uppgifterna om verksamheter i sin egen tjänst. Inga koder behövs.
open-data-count =
    { $n ->
        [one] I dag ingår 1 verksamhet.
       *[other] I dag ingår { $n } verksamheter.
    }
open-data-licence = Rätt att använda
open-data-licence-text = Uppgifter som har skrivits här får användas, delas och bearbetas när källan anges. Licensen är:
open-data-name = Ange arrangören och Rinnalla, till exempel: ”Uppgifter: Kylien yhteinen kerho ry, Rinnalla”. I uppgifterna om varje verksamhet står vem som ska anges.
open-data-sources = Uppgifter från andra håll
open-data-sources-none = Alla uppgifter har skrivits i den här tjänsten.
open-data-sources-text = En del av uppgifterna kommer från andra tjänster. För dem gäller källans egen licens, och källan ska anges.
open-data-licence-unknown = Källan anger ingen licens. Fråga den innan du använder uppgifterna.
open-data-hsds-text = Verksamheterna som tjänster. Svaren är i JSON, en sida i taget (page, per_page).
open-data-linked-text = Verksamheterna som evenemang, som i städernas evenemangsgränssnitt. Nästa sida finns i next.
open-data-root = Vad det här gränssnittet är
open-data-services = Verksamheter. Lägg till identiteten när du vill ha en.
open-data-organisations = Arrangörer
open-data-locations = Verksamheter på sina platser
open-data-taxonomies = Klassificeringar: ämnen, behov, målgrupper
open-data-terms = Klassificeringarnas ord. Ämnena är begrepp i Allmän finländsk ontologi.
open-data-description = Beskrivning för maskiner (OpenAPI)
open-data-events = Evenemang: verksamheten och dess dagar
open-data-places = Platser
open-data-keywords = Ämnesord
open-data-rules = Bra att veta
open-data-rule-reading = Uppgifterna kan bara läsas. Sökningen fungerar också i webbläsaren på en annan webbplats (CORS).
open-data-rule-changes = Fråga bara efter det som har ändrats: skicka ETag från föregående svar, eller använd modified_after eller last_modified_since.
open-data-rule-language = Språket väljs med Accept-Language: fi, sv eller en.
open-data-rule-fresh = Bara publicerade och gällande verksamheter ingår. Dagen då uppgifterna senast kontrollerades står i assured_date.
open-data-rule-people = Namn på kontaktpersoner lämnas inte ut. Telefon och e-post är de som arrangören har publicerat.
open-data-wrong = Om det finns ett fel i uppgifterna, berätta om det på verksamhetens egen sida. Adressen står i url.
