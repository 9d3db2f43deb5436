//! The minutes as plain values: what was said, the entries in their order, signatures and corrections. Nothing here writes a word by itself (P9):
//! it only arranges what people took down.

use jiff::civil::DateTime;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use zhixing_kit::{Language, Moment, ids};
use zhixing_people::MemberId;
use zhixing_records::{Author, ERASED_PERSON};

pub use super::signer::{Signature, SignerRole, Since, may_sign};
pub use super::subject::{Correction, Subject, is_corrected};
use super::text::Text;
use crate::activity::model::{Activity, AgendaItem, AgendaItemId, Passage};
use crate::ballot::Told;
use crate::motion::model::Motion;
use crate::resolution::Resolution;
use crate::roll::model::RollEntry;

ids! {
    /// Something somebody said.
    RemarkId;
    /// A correction.
    CorrectionId;
}

/// How many characters tell whose words are meant.
const BEGINNING: usize = 12;

/// The most remarks of one meeting.
pub const REMARKS_MAX: usize = 300;

/// What kind of words were taken down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemarkKind {
    /// A report.
    Report,
    /// A statement in the discussion.
    Statement,
    /// A dissent: word for word.
    Dissent,
    /// The summary, in the recorder's words.
    Summary,
}

impl RemarkKind {
    /// All kinds, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Report, Self::Statement, Self::Dissent, Self::Summary];

    /// The word in rows and forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Statement => "statement",
            Self::Dissent => "dissent",
            Self::Summary => "summary",
        }
    }

    /// The kind of a word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What somebody said, as taken down.
#[derive(Clone, Debug)]
pub struct Remark {
    /// Its id.
    pub id: RemarkId,
    /// The agenda item it belongs to.
    pub item: Option<AgendaItemId>,
    /// What kind of words.
    pub kind: RemarkKind,
    /// Who said it, where he is on the list.
    pub speaker: Option<MemberId>,
    /// His name.
    pub speaker_name: String,
    /// The words.
    pub text: String,
    /// Whether they stand word for word.
    pub verbatim: bool,
    /// When they were taken down.
    pub taken_at: Moment,
    /// When they arrived, if they had waited on a device.
    pub arrived_at: Option<Moment>,
}

impl Remark {
    /// When they came into the minutes, if that was late: they had waited on a device, or the meeting had been ended before they were taken down.
    pub fn late_at(&self, ended: Option<Moment>) -> Option<Moment> {
        self.arrived_at.or_else(|| ended.filter(|ended| self.taken_at > *ended).map(|_| self.taken_at))
    }
}

/// Everything that the minutes arrange.
#[derive(Clone, Debug)]
pub struct Minutes {
    /// The meeting.
    pub activity: Activity,
    /// The unit's name.
    pub unit_name: String,
    /// Its steps.
    pub passage: Passage,
    /// The roll.
    pub roll: Vec<RollEntry>,
    /// The agenda with outcomes.
    pub agenda: Vec<AgendaItem>,
    /// What was said.
    pub remarks: Vec<Remark>,
    /// What was voted on.
    pub motions: Vec<Motion>,
    /// What was voted on in secret.
    pub ballots: Vec<Told>,
    /// What was decided.
    pub resolutions: Vec<Resolution>,
    /// Later corrections, in order.
    pub corrections: Vec<Correction>,
    /// The signatures.
    pub signatures: Vec<Signature>,
    /// When it began and ended, as the clock on the wall showed it; none before.
    pub wall: [Option<DateTime>; 2],
}

impl Minutes {
    /// What was taken down at an entry first, of which the words that stand there now are given.
    pub fn taken_down<'a>(&'a self, subject: Subject, entry: &'a str, stands: &'a str) -> &'a str {
        self.corrections_of(subject, entry).next().map_or(stands, |first| first.before.as_str())
    }

    /// The corrections of one entry, in order.
    pub fn corrections_of<'a>(
        &'a self,
        subject: Subject,
        entry: &'a str,
    ) -> impl DoubleEndedIterator<Item = &'a Correction> {
        self.corrections.iter().filter(move |correction| correction.subject == subject && correction.entry == entry)
    }

    /// A correction that somebody makes of an entry now: what it said, and what it is to say.
    pub(super) fn correction(
        &self,
        (subject, entry): (Subject, &str),
        [before, after]: [String; 2],
        why: &str,
        (by, at): (&Author, Moment),
    ) -> Correction {
        Correction {
            subject,
            entry: entry.to_owned(),
            before,
            after,
            why: why.to_owned(),
            after_signing: !self.signatures.is_empty(),
            corrected_name: by.name.clone(),
            corrected_at: at,
        }
    }

    /// Whether an entry says otherwise now than before its corrections.
    pub fn is_corrected(&self, subject: Subject, entry: &str) -> bool {
        is_corrected(&self.corrections, subject, entry)
    }

    /// The corrections that are told one by one, and of each entry that was put right and put back the last one, with how many there were: it says what it
    /// said, and the ledger keeps them all.
    pub fn told_corrections(&self) -> (Vec<&Correction>, Vec<(&Correction, usize)>) {
        let (told, back): (Vec<&Correction>, Vec<&Correction>) =
            self.corrections.iter().partition(|one| self.is_corrected(one.subject, &one.entry));
        let mut undone: Vec<(&Correction, usize)> = Vec::new();
        for one in back {
            match undone.iter_mut().find(|(last, _)| last.subject == one.subject && last.entry == one.entry) {
                Some((last, corrections)) => (*last, *corrections) = (one, *corrections + 1),
                None => undone.push((one, 1)),
            }
        }
        (told, undone)
    }

    /// What a correction is about, in words: whose attendance, which item, motion or resolution, whose words.
    pub fn about(&self, subject: Subject, entry: &str, language: Language) -> String {
        let text = Text(language);
        let which = self.which(subject, entry).unwrap_or_default();
        let called = self.whom(subject, entry).map(|person| person.called(language));
        let whose = called.or_else(|| self.whose(subject, entry).map(str::to_owned)).unwrap_or_default();
        match subject {
            Subject::Remark if whose.is_empty() => text.summary().to_owned(),
            Subject::Topic => text.about_topic().to_owned(),
            Subject::Place => text.place().to_owned(),
            Subject::Opened => text.began().to_owned(),
            Subject::Closed => text.ended().to_owned(),
            Subject::Chair => text.chair().to_owned(),
            Subject::Recorder => text.recorder().to_owned(),
            Subject::Agenda => text.about_item(which),
            Subject::Outcome => text.about_outcome(which),
            Subject::Remark => text.about_words(whose),
            Subject::Speaker => text.about_speaker(self.begins(entry)),
            Subject::Roll => text.about_attendance(whose),
            Subject::Motion => text.about_motion(which),
            Subject::Vote if whose.is_empty() => text.about_votes(which),
            Subject::Vote => text.about_vote(whose, which),
            Subject::Resolution => text.about_resolution(which),
        }
    }

    /// Which of several a correction is about, by its number from 1: an item of the agenda, a motion, a resolution.
    pub fn which(&self, subject: Subject, entry: &str) -> Option<usize> {
        let place = match subject {
            Subject::Agenda | Subject::Outcome => self.agenda.iter().position(|item| item.id.as_str() == entry),
            Subject::Motion => self.motions.iter().position(|one| one.id.as_str() == entry),
            Subject::Vote => {
                let motion = entry.split('/').next().unwrap_or(entry);
                self.motions.iter().position(|one| one.id.as_str() == motion)
            }
            Subject::Resolution => self.resolutions.iter().position(|one| one.id.as_str() == entry),
            Subject::Topic
            | Subject::Place
            | Subject::Opened
            | Subject::Closed
            | Subject::Chair
            | Subject::Recorder
            | Subject::Remark
            | Subject::Speaker
            | Subject::Roll => None,
        };
        place.map(|place| place + 1)
    }

    /// Of whose words or attendance a correction is.
    pub fn whose(&self, subject: Subject, entry: &str) -> Option<&str> {
        match subject {
            Subject::Remark => self.remark(entry).map(|remark| remark.speaker_name.as_str()),
            _ => self.whom(subject, entry).map(|person| person.name.as_str()),
        }
    }

    /// Whose attendance or vote a correction is of.
    pub fn whom(&self, subject: Subject, entry: &str) -> Option<&RollEntry> {
        match subject {
            Subject::Roll => self.person(entry),
            Subject::Vote => self.vote(entry).map(|(_, person)| person),
            _ => None,
        }
    }

    pub(super) fn remark(&self, entry: &str) -> Option<&Remark> {
        self.remarks.iter().find(|remark| remark.id.as_str() == entry)
    }

    /// With what somebody's words begin.
    fn begins(&self, entry: &str) -> String {
        let words = self.remark(entry).map(|remark| remark.text.as_str()).unwrap_or_default();
        let (start, rest) = words.char_indices().nth(BEGINNING).map_or((words, ""), |(end, _)| words.split_at(end));
        let start = start.split_whitespace().collect::<Vec<_>>().join(" ");
        if rest.is_empty() { start } else { start + "…" }
    }

    /// The person on the roll whose entry this is.
    pub fn person(&self, entry: &str) -> Option<&RollEntry> {
        self.roll.iter().find(|person| person.id.as_str() == entry)
    }

    /// The motion that was decided openly, and the person on the roll, whose vote this entry is: the ids of both.
    pub fn vote(&self, entry: &str) -> Option<(&Motion, &RollEntry)> {
        let (motion, person) = entry.split_once('/')?;
        Some((self.decided(motion)?, self.person(person)?))
    }

    /// The motion of this id, if it was decided.
    pub fn decided(&self, motion: &str) -> Option<&Motion> {
        self.motions.iter().find(|one| one.id.as_str() == motion && one.outcome.is_some())
    }

    /// All that can be corrected, in the order of the minutes: what is meant, its entry, and the words that stand there (of attendance none).
    pub fn correctable(&self) -> Vec<(Subject, &str, Option<String>)> {
        let id = self.activity.id.as_str();
        let place = (!self.activity.place.is_empty()).then_some((Subject::Place, id));
        let agenda = self.agenda.iter().flat_map(|item| {
            let outcome = item.outcome.as_ref().map(|_| (Subject::Outcome, item.id.as_str()));
            [Some((Subject::Agenda, item.id.as_str())), outcome].into_iter().flatten()
        });
        let head = [Subject::Opened, Subject::Closed, Subject::Chair, Subject::Recorder];
        let head = head.into_iter().filter(|_| !self.activity.keeps_fact_only()).map(|subject| (subject, id));
        let all = [(Subject::Topic, id)].into_iter().chain(place).chain(head);
        let all = all.chain(self.roll.iter().map(|person| (Subject::Roll, person.id.as_str()))).chain(agenda);
        let all = all.chain(self.remarks.iter().flat_map(|remark| {
            let speaker = (!remark.speaker_name.is_empty()).then_some((Subject::Speaker, remark.id.as_str()));
            [Some((Subject::Remark, remark.id.as_str())), speaker].into_iter().flatten()
        }));
        let all = all.chain(self.motions.iter().flat_map(|motion| {
            let votes = motion.outcome.as_ref().map(|_| (Subject::Vote, motion.id.as_str()));
            [Some((Subject::Motion, motion.id.as_str())), votes].into_iter().flatten()
        }));
        let all = all.chain(self.resolutions.iter().map(|made| (Subject::Resolution, made.id.as_str())));
        all.map(|(subject, entry)| (subject, entry, self.standing(subject, entry))).collect()
    }

    /// The signature of a role.
    pub fn signature(&self, role: SignerRole) -> Option<&Signature> {
        self.signatures.iter().find(|signature| signature.role == role)
    }

    /// The words that stand at an entry now, or `None` when the meeting has no such entry. Attendance is not words: it stands on the roll.
    pub fn standing(&self, subject: Subject, entry: &str) -> Option<String> {
        let item = || self.agenda.iter().find(|item| item.id.as_str() == entry);
        if subject.is_moment() || subject.is_officer() {
            return (self.activity.id.as_str() == entry).then(|| self.of_head(subject));
        }
        match subject {
            Subject::Topic => (self.activity.id.as_str() == entry).then(|| self.activity.topic.clone()),
            Subject::Place => (self.activity.id.as_str() == entry).then(|| self.activity.place.clone()),
            Subject::Agenda => item().map(|item| item.title.clone()),
            Subject::Outcome => item()?.outcome.clone(),
            Subject::Remark => self.remark(entry).map(|remark| remark.text.clone()),
            Subject::Speaker => {
                self.remark(entry).map(|remark| remark.speaker_name.clone()).filter(|name| !name.is_empty())
            }
            Subject::Roll | Subject::Vote | Subject::Opened | Subject::Closed | Subject::Chair | Subject::Recorder => {
                None
            }
            Subject::Motion => {
                self.motions.iter().find(|motion| motion.id.as_str() == entry).map(|motion| motion.text.clone())
            }
            Subject::Resolution => {
                self.resolutions.iter().find(|made| made.id.as_str() == entry).map(|made| made.text.clone())
            }
        }
    }

    /// Beginning, end, chair or recorder, as they stand now.
    fn of_head(&self, subject: Subject) -> String {
        let [began, ended] = self.wall.map(|at| at.map(wall).unwrap_or_default());
        match subject {
            Subject::Opened => began,
            Subject::Closed => ended,
            Subject::Chair => self.activity.chair_name.clone(),
            _ => self.activity.recorder_name.clone(),
        }
    }

    /// The digest of what the minutes say now: what a signature stands under. Follow-ups of resolutions come later and are not part of it.
    pub fn digest(&self) -> String {
        hex::encode(Sha256::digest(self.content().to_string().as_bytes()))
    }

    /// What became of the minutes since a signature.
    pub fn since(&self, signature: &Signature) -> Since {
        let content = self.content().to_string();
        let is_same = signature.digest == hex::encode(Sha256::digest(content.as_bytes()));
        let is_corrected = self.corrections.iter().any(|correction| correction.corrected_at >= signature.signed_at);
        Since::of(is_same, is_corrected, content.contains(ERASED_PERSON))
    }

    /// What was taken down, and apart from it what was corrected: a correction is a further entry, so that what was signed can be told from what came after.
    fn content(&self) -> Value {
        let activity = &self.activity;
        let of_meeting = |subject, stands| self.taken_down(subject, activity.id.as_str(), stands);
        let (topic, place) = (of_meeting(Subject::Topic, &activity.topic), of_meeting(Subject::Place, &activity.place));
        let of_item = |item: &AgendaItem| {
            let entry = item.id.as_str();
            let outcome =
                item.outcome.as_deref().map(|outcome| self.taken_down(Subject::Outcome, entry, outcome).to_owned());
            json!([item.id, self.taken_down(Subject::Agenda, entry, &item.title), outcome])
        };
        let of_remark = |remark: &Remark| {
            let text = self.taken_down(Subject::Remark, remark.id.as_str(), &remark.text);
            let speaker = self.taken_down(Subject::Speaker, remark.id.as_str(), &remark.speaker_name);
            json!([remark.id, remark.kind.code(), speaker, text, remark.verbatim])
        };
        let of_resolution = |made: &Resolution| {
            let text = self.taken_down(Subject::Resolution, made.id.as_str(), &made.text);
            json!([made.id, text, made.owner_name, made.due.map(|due| due.to_string())])
        };
        let step = |step: &crate::activity::model::Step| json!([step.happened_at.0, step.recorded_at.0, step.by]);
        json!({
            "activity": [activity.id, activity.kind, activity.also, topic, activity.starts_at.0, place, activity.chair_name, activity.recorder_name],
            "unit": self.unit_name,
            "opened": self.passage.opened.as_ref().map(|(opened, number)| json!([step(opened), number])),
            "closed": self.passage.closed.as_ref().map(step),
            "roll": self.roll.iter().map(|entry| json!([entry.id, entry.name, entry.kind, entry.expected, entry.entitled, entry.exempt, entry.mark.map(crate::roll::model::Mark::code), entry.reason])).collect::<Vec<_>>(),
            "agenda": self.agenda.iter().map(of_item).collect::<Vec<_>>(),
            "remarks": self.remarks.iter().map(of_remark).collect::<Vec<_>>(),
            "motions": self.motions.iter().map(|motion| self.motion_content(motion)).collect::<Vec<_>>(),
            "ballots": self.ballots.iter().map(|told| self.ballot_content(told)).collect::<Vec<_>>(),
            "resolutions": self.resolutions.iter().map(of_resolution).collect::<Vec<_>>(),
            "corrections": self.corrections.iter().map(|correction| json!([correction.subject, correction.entry, correction.before, correction.after, correction.why])).collect::<Vec<_>>(),
        })
    }

    fn motion_content(&self, motion: &Motion) -> Value {
        let outcome = motion.outcome.as_ref().map(|outcome| {
            json!([
                outcome.entitled,
                outcome.present,
                outcome.quorum,
                outcome.yes_needed,
                outcome.votes.yes,
                outcome.votes.no,
                outcome.votes.abstain,
                outcome.passed
            ])
        });
        let mut content = vec![
            json!(motion.id),
            json!(self.taken_down(Subject::Motion, motion.id.as_str(), &motion.text)),
            json!(motion.scheme.code()),
            json!(motion.moved_name),
            json!(outcome),
        ];
        // What was signed before motions could be withdrawn keeps its digest.
        content.extend(
            motion.withdrawn.as_ref().map(|withdrawal| json!([withdrawal.by, withdrawal.reason, withdrawal.at.0])),
        );
        Value::Array(content)
    }

    /// A secret ballot as the minutes tell it. One that was taken back after the meeting is no part of what was signed.
    fn ballot_content(&self, told: &Told) -> Value {
        let ballot = &told.ballot;
        let mut content = vec![
            json!(ballot.id),
            json!(ballot.title),
            json!(ballot.kind.code()),
            json!(ballot.round),
            json!(told.outcome),
        ];
        let closed = self.passage.closed.as_ref().map(|closed| closed.recorded_at);
        let meanwhile = ballot.recalled.as_ref().filter(|recall| closed.is_none_or(|closed| recall.at <= closed));
        content.extend(meanwhile.map(|recall| json!([recall.by, recall.reason, recall.at.0])));
        Value::Array(content)
    }
}

/// A moment as corrections write it: 2026-03-03 14:00, without seconds, which nobody reads.
pub fn wall(at: DateTime) -> String {
    at.strftime("%Y-%m-%d %H:%M").to_string()
}

/// Such a moment read back; none for anything else.
pub fn read_wall(written: &str) -> Option<DateTime> {
    DateTime::strptime("%Y-%m-%d %H:%M", written).ok()
}
