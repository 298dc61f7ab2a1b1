# Open data: activities for others to use.

open-data = Open data
open-data-title = Activities as open data
open-data-lead = Anybody may use the activities published here in a service of their own. No key is needed.
open-data-count =
    { $n ->
        [one] There is 1 activity today.
       *[other] There are { $n } activities today.
    }
open-data-licence = Licence
open-data-licence-text = What is written here may be used, shared and changed when the source is named. The licence is:
open-data-name = Name the organiser and Rinnalla, for example: “Data: Kylien yhteinen kerho ry, Rinnalla”. Every activity says whom to name.
open-data-sources = What comes from elsewhere
open-data-sources-none = Everything has been written in this service.
open-data-sources-text = Some activities come from other services. They have the licence of their source, and the source has to be named.
open-data-licence-unknown = The source gives no licence. Ask it before you use the data.
open-data-hsds-text = Activities as services. Answers are JSON, one page at a time (page, per_page).
open-data-linked-text = Activities as events, as in the event interfaces of Finnish cities. The next page stands in next.
open-data-root = What this interface is
open-data-services = Activities. Add an identity for a single one.
open-data-organisations = Organisers
open-data-locations = Activities at their places
open-data-taxonomies = Taxonomies: themes, needs, audiences
open-data-terms = Their terms. Themes are concepts of the General Finnish Ontology.
open-data-description = Description for machines (OpenAPI)
open-data-events = Events: an activity and its days
open-data-places = Places
open-data-keywords = Keywords
open-data-rules = Good to know
open-data-rule-reading = Data is read only. It can be fetched by a page of another site (CORS).
open-data-rule-changes = Ask only for what has changed: send the ETag of the last answer, or use modified_after or last_modified_since.
open-data-rule-language = The language is chosen by Accept-Language: fi, sv or en.
open-data-rule-fresh = Only published activities that go on are told. The day on which one was last checked is assured_date.
open-data-rule-people = Names of contact persons are not given. Phone and mail are those that the organiser has published.
open-data-wrong = If something is wrong, say so on the activity’s own page. Its address is url.
