//! Sources of the directory: what they speak, when they are read, and what became of a reading.

coded! {
    /// What a source speaks.
    Kind {
        /// Palvelutietovaranto, open interface version 11.
        Ptv = "ptv",
        /// Linked Events version 1.
        LinkedEvents = "linkedevents",
        /// Open Referral HSDS 3.0 and HSDS-UK.
        Hsds = "hsds",
        /// A table of comma- or semicolon-separated values.
        Csv = "csv",
        /// A table of a spreadsheet.
        Xlsx = "xlsx",
        /// A calendar.
        Ical = "ical",
        /// schema.org JSON-LD.
        SchemaOrg = "schemaorg",
    }
}

impl Kind {
    /// Can the source be asked for what changed since a day?
    pub const fn tells_changes(self) -> bool {
        matches!(self, Self::Ptv | Self::LinkedEvents | Self::Hsds)
    }
}

coded! {
    /// How often a source is read.
    Rhythm {
        /// Not on schedule.
        Off = "off",
        /// Once a day.
        Daily = "daily",
        /// Once a week.
        Weekly = "weekly",
    }
}

impl Rhythm {
    /// Hours between two readings.
    pub const fn hours(self) -> i64 {
        match self {
            Self::Weekly => 7 * 24,
            Self::Off | Self::Daily => 24,
        }
    }
}

coded! {
    /// Where a reading stands.
    RunState {
        /// It waits for its turn.
        Waiting = "waiting",
        /// It is being done.
        Running = "running",
        /// It is done.
        Done = "done",
        /// It is done, but for removals that somebody has to confirm.
        Asks = "asks",
        /// It could not be done.
        Failed = "failed",
    }
}

impl RunState {
    /// Is there more to come?
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Running)
    }
}

coded! {
    /// Who wanted a reading.
    RunCause {
        /// The schedule.
        Schedule = "schedule",
        /// An administrator.
        Hand = "hand",
        /// Somebody at the command line.
        Command = "command",
        /// Somebody who brought a table.
        Table = "table",
    }
}
