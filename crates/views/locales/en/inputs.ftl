population-title = Population
population-lead = The report compares those who got support with the people of the municipality: who is not reached. For that it needs a table, which is loaded here. Without it the report says that the population is missing.
population-now = A table is in use. Its source is { $source }, as of { $day }.
population-show = { $n ->
    [one] Show the table (1 row)
   *[other] Show the table ({ $n } rows)
}
population-none = No table of the population has been loaded yet.
population-load = Load a table
population-how = The columns are area, age, language and people. An empty cell stands for all. Ages are 18–29, 30–49, 50–64, 65–74, 75–84 and 85–. Languages are fi, sv, se and other. A new table replaces the former one as a whole. Do not load a table with people's names in it.
population-template = Download a template (CSV)
population-source = Where do the figures come from?
population-source-hint = For example: Statistics Finland, population structure
population-counted-on = As of which day?
population-counted-on-hint = For example 31.12.2025
population-file = Table (CSV)
population-send = Check the table
population-remove = Take the table out of use
population-place = Area
population-age = Age
population-language = Language
population-people = People
population-whole = The whole municipality
population-all = All
population-language-fi = Finnish
population-language-sv = Swedish
population-language-se = Sámi
population-language-other = another language
population-preview-title = Check the table of the population
population-preview-lead = { $n ->
    [one] The table has 1 row. There is nothing wrong in it.
   *[other] The table has { $n } rows. There is nothing wrong in them.
}
population-preview-source = Source: { $source }. As of { $day }.
population-preview-caption = This is how the table was read
population-take = Take into use
population-not-take = Do not take into use
population-bad = { $n ->
    [one] There is 1 thing wrong in the table. It was not taken into use.
   *[other] There are { $n } things wrong in the table. It was not taken into use.
}
population-wrong-unreadable = The file cannot be read as a table. Save it as CSV in your spreadsheet program.
population-wrong-too-many = The table has more than 5,000 rows. Leave out rows that are not needed.
population-wrong-empty = The table has no rows.
population-wrong-no-column = Row { $row } lacks the heading people. The first row needs the headings area, age, language and people.
population-wrong-long-name = Row { $row }: the name of the area is longer than 100 characters.
population-wrong-unknown-age = Row { $row }: the age "{ $is }" is not known. Use 18–29, 30–49, 50–64, 65–74, 75–84 or 85–, or leave it empty.
population-wrong-unknown-language = Row { $row }: the language "{ $is }" is not known. Use fi, sv, se or other, or leave it empty.
population-wrong-no-number = Row { $row }: the number of people is missing or is no number ("{ $is }").
population-wrong-negative = Row { $row }: the number of people cannot be below zero ("{ $is }").
population-wrong-not-whole = Row { $row }: the number of people is a whole number ("{ $is }"). Write thousands without a point.
population-wrong-too-large = Row { $row }: the number of people is too large ("{ $is }").
population-wrong-twice = Row { $row }: the same area, age and language stand on row { $is } already.
population-wrong-more-than-all = Row { $row }: { $is } is more than the whole municipality has.
error-population-source-missing = Write where the figures come from.
error-population-counted-on-missing = Write of which day the figures speak.
error-population-counted-on-future = The day is in the future. Write the day of which the figures speak.
error-population-file-missing = Choose a table.
error-population-file-too-large = The file is too large. Leave out rows that are not needed.
done-population-loaded = The table of the population is in use.
done-population-removed = The table of the population is out of use.

cost-title = Costs
cost-lead = These figures stand in the municipality's report as they are. No savings are worked out from them. Leave empty what is not known: empty is not zero.
cost-years = Other years
cost-year = Year { $year }
cost-fee-per-hour = A { $lw } gets for an hour (€)
cost-per-kilometre = Allowance for a kilometre (€)
cost-training = Training in the year (€)
cost-coordination = Coordination in the year (€)
cost-other = Other costs in the year (€)
cost-source = Where do the figures come from?
cost-source-hint = For example: the municipality's accounts
error-euros = Write the euros as a number, for example 25,50.
done-cost-saved = The costs have been saved.
