//! What somebody has done of a course, and what is missing.

use super::{CompletionRule, Presence, Session, SessionKind, Task};
use crate::{SessionId, TaskId};

coded! {
    /// What is missing for the certificate.
    Missing { Hours = "hours", Tasks = "tasks", Mentoring = "mentoring" }
}

/// What is known of one participant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Presence by session.
    pub presences: Vec<(SessionId, Presence)>,
    /// Tasks done.
    pub done: Vec<TaskId>,
}

impl Record {
    /// Presence in a session; `None` when nothing has been marked.
    pub fn presence(&self, session: &SessionId) -> Option<Presence> {
        self.presences.iter().find(|(id, _)| id == session).map(|(_, presence)| *presence)
    }
}

/// How far somebody has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Minutes of teaching at which the person was there.
    pub attended: i64,
    /// Minutes of teaching in all.
    pub taught: i64,
    /// Tasks done.
    pub done: usize,
    /// Tasks in all.
    pub tasks: usize,
    /// Mentoring meetings at which the person was there.
    pub mentoring: i64,
    /// What is missing; empty when the course is completed.
    pub missing: Vec<Missing>,
}

impl Standing {
    /// Counts.
    pub fn of(rule: CompletionRule, sessions: &[Session], tasks: &[Task], record: &Record) -> Self {
        let lessons = || sessions.iter().filter(|s| s.content.kind == SessionKind::Lesson);
        let there = |s: &&Session| record.presence(&s.id).is_some_and(Presence::counts);
        let taught: i64 = lessons().map(|s| s.content.minutes()).sum();
        let attended: i64 = lessons().filter(there).map(|s| s.content.minutes()).sum();
        let met = sessions.iter().filter(|s| s.content.kind == SessionKind::Mentoring).filter(there).count();
        let mentoring = i64::try_from(met).unwrap_or(i64::MAX);
        let done = tasks.iter().filter(|t| record.done.contains(&t.id)).count();
        let mut missing = Vec::new();
        // A course without a single lesson has taught nothing that one could have been at.
        if rule.percent > 0 && (taught == 0 || attended * 100 < taught * rule.percent) {
            missing.push(Missing::Hours);
        }
        if rule.all_tasks && done < tasks.len() {
            missing.push(Missing::Tasks);
        }
        if mentoring < rule.mentoring {
            missing.push(Missing::Mentoring);
        }
        Self { attended, taught, done, tasks: tasks.len(), mentoring, missing }
    }

    /// Everything that is asked for has been done.
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Line;
    use crate::training::{NewSession, NewTask, Way};
    use jiff::civil::date;

    fn session(id: &str, kind: SessionKind, hours: i64) -> Session {
        let starts_at: jiff::Timestamp = "2027-01-14T07:00:00Z".parse().unwrap();
        let content = NewSession {
            kind,
            topic: None,
            starts_at,
            ends_at: starts_at + jiff::SignedDuration::from_hours(hours),
            way: Way::Remote,
            place: None,
            link: None,
        };
        Session { id: SessionId::new(id), content }
    }

    fn task(id: &str) -> Task {
        let title = Line::parse("Oppimispäiväkirja", 100).unwrap().unwrap();
        Task { id: TaskId::new(id), content: NewTask { title, due_on: date(2027, 1, 20) } }
    }

    const RULE: CompletionRule = CompletionRule { percent: 80, all_tasks: true, mentoring: 1 };

    fn record(presences: &[(&str, Presence)], done: &[&str]) -> Record {
        Record {
            presences: presences.iter().map(|(id, p)| (SessionId::new(*id), *p)).collect(),
            done: done.iter().map(|id| TaskId::new(*id)).collect(),
        }
    }

    #[test]
    fn hours_tasks_and_mentoring_are_each_missed_by_name() {
        let sessions = [
            session("a", SessionKind::Lesson, 8),
            session("b", SessionKind::Lesson, 2),
            session("m", SessionKind::Mentoring, 1),
        ];
        let of = |record: &Record| Standing::of(RULE, &sessions, &[task("t")], record);
        let none = of(&Record::default());
        assert_eq!(none.missing, [Missing::Hours, Missing::Tasks, Missing::Mentoring]);
        let all = record(&[("a", Presence::Remotely), ("b", Presence::Absent), ("m", Presence::Present)], &["t"]);
        let all = of(&all);
        // Eight hours of ten are just enough; a mentoring meeting is no lesson.
        assert_eq!((all.attended, all.taught, all.mentoring), (480, 600, 1));
        assert!(all.is_complete());
        let some = of(&record(&[("b", Presence::Present), ("m", Presence::Absent)], &["t"]));
        assert_eq!(some.missing, [Missing::Hours, Missing::Mentoring]);
    }

    #[test]
    fn a_course_without_lessons_cannot_be_completed_unless_no_hours_are_asked_for() {
        assert_eq!(Standing::of(RULE, &[], &[], &Record::default()).missing, [Missing::Hours, Missing::Mentoring]);
        let nothing = CompletionRule { percent: 0, all_tasks: true, mentoring: 0 };
        assert!(Standing::of(nothing, &[], &[], &Record::default()).is_complete());
    }
}
