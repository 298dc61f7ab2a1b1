//! Each kind of record has its own identity type, so that one cannot be handed in for another.

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => { $(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// Takes an identity as it came from storage, an address or the maker of identities.
            pub fn new(id: impl Into<String>) -> Self { Self(id.into()) }
            /// The identity as text.
            pub fn as_str(&self) -> &str { &self.0 }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(&self.0) }
        }
    )+ };
}

ids! {
    /// An activity of the directory.
    ActivityId,
    /// An organisation that says "this is ours" of an entry.
    ClaimId,
    /// A person who signs in.
    AccountId,
    /// A role that a person holds in a municipality.
    MembershipId,
    /// A county, municipality, referring unit, association or parish.
    OrganisationId,
    /// A person who is referred.
    ResidentId,
    /// One referral and the support that follows from it: the referral opens the case and shares its identity.
    CaseId,
    /// A version of an agreement.
    AgreementId,
    /// A goal in the resident's own words.
    GoalId,
    /// A visit note.
    ContactId,
    /// An activity in a case.
    ParticipationId,
    /// Somebody on the path of a link worker.
    PathId,
    /// A proposal for the community: something that is lacking.
    InitiativeId,
    /// A proposal to a link worker.
    ProposalId,
    /// A measurement of wellbeing.
    MeasurementId,
    /// A resident asked to answer: by a link, on a device handed over, on a numbered sheet.
    AskingId,
    /// Answers of a group without anybody's name.
    CollectionId,
    /// A half-written form.
    DraftId,
    /// A web session.
    WebSessionId,
    /// A one-time link.
    TokenId,
    /// A concern about somebody's safety or health.
    WorryId,
    /// A letter on paper.
    LetterId,
    /// A programme of training.
    ProgrammeId,
    /// A course: one cohort of a programme.
    CohortId,
    /// A session of a course.
    SessionId,
    /// A task of a course.
    TaskId,
    /// Somebody on a course.
    EnrolmentId,
    /// A certificate.
    CertificateId,
    /// A job in the queue.
    JobId,
}
