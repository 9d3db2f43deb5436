//! What a teller's form sends: figures for each line, and votes for others.

use zhixing_kit::form::{Check, Faults};

use super::model::Figures;
use crate::roll::model::{ROLL_MAX, RollEntryId};

zhixing_kit::fields! {
    RETURNED = "returned" "收回张数" / "Papers returned", why "与发出的张数核对：收回的多于发出的，投票作废。" / "Compared with what was issued: more returned than issued makes the vote void.", seen "监票人、计票人；结果公布后本支部成员" / "The tellers; once announced, members of the branch";
    SPOILED = "spoiled" "废票张数" / "Void papers", why "多选的、看不清的票不计。" / "Papers with too many names, or that cannot be read, do not count.", seen "监票人、计票人；结果公布后本支部成员" / "The tellers; once announced, members of the branch";
    VOTES = "votes" "票数" / "Votes", why "两个人各自清点，一致才算。" / "Two tellers count, each for himself; it holds when they agree.", seen "监票人、计票人；结果公布后本支部成员" / "The tellers; once announced, members of the branch";
    NAMED = "named" "另选的人" / "Named by voters", why "投反对票的人另选的，也要计票。" / "Others whom voters named are counted as well.", seen "监票人、计票人；结果公布后本支部成员" / "The tellers; once announced, members of the branch";
    NAMED_VOTES = "named_votes" "另选的票数" / "Their votes", why "投反对票的人另选的，也要计票。" / "Others whom voters named are counted as well.", seen "监票人、计票人；结果公布后本支部成员" / "The tellers; once announced, members of the branch";
    WHY_WITHDRAWN = "reason" "撤下的原因" / "Why it is taken back", why "台账写明为什么不以这个人数的为准。" / "The ledger says why these figures do not hold.", seen "本支部成员" / "Members of the branch";
    KEY = "key" "票箱钥匙" / "Key to the box", why "两把钥匙合在一起才能打开；只在打开时用，不保存。" / "Two keys together open the box; it is used for that alone and not kept.", seen "没有人" / "Nobody";
}

/// The most votes that a line may be given on paper: no roll is longer.
const VOTES_MAX: i64 = ROLL_MAX as i64 * 2;

/// A teller's figures as they were typed.
#[derive(Clone, Debug, Default)]
pub struct FiguresInput {
    /// Papers returned.
    pub returned: String,
    /// Void papers.
    pub spoiled: String,
    /// `votes.LINE.MARK`.
    pub votes: Vec<Vec<String>>,
    /// `named.N` and `named_votes.N`.
    pub others: Vec<(String, String)>,
}

impl FiguresInput {
    /// Reads what was sent, for a ballot of so many lines and marks; anything else is passed over.
    pub fn read(pairs: &[(String, String)], lines: usize, marks: usize) -> Self {
        let mut input = Self { votes: vec![vec![String::new(); marks]; lines], ..Self::default() };
        for (name, value) in pairs {
            let mut parts = name.split('.');
            let (field, first, second) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
            let place = |part: Option<&str>| part.and_then(|part| part.parse::<usize>().ok());
            match (field, place(first), place(second)) {
                ("returned", None, None) => input.returned.clone_from(value),
                ("spoiled", None, None) => input.spoiled.clone_from(value),
                ("votes", Some(line), Some(mark)) if line < lines && mark < marks => {
                    input.votes[line][mark].clone_from(value);
                }
                ("named" | "named_votes", Some(at), None) if at < ROLL_MAX => {
                    if input.others.len() <= at {
                        input.others.resize(at + 1, (String::new(), String::new()));
                    }
                    let other = &mut input.others[at];
                    if field == "named" { other.0.clone_from(value) } else { other.1.clone_from(value) }
                }
                _ => {}
            }
        }
        input
    }

    /// The figures; a number that was left empty is a fault, for nobody should guess what it meant.
    pub fn check(&self) -> Result<Figures, Faults> {
        let mut check = Check::default();
        let mut number = |field: &'static str, raw: &str| check.number(field, raw, 0..=VOTES_MAX) as u32;
        let (returned, spoiled) = (number("returned", &self.returned), number("spoiled", &self.spoiled));
        let lines: Vec<Vec<u32>> =
            self.votes.iter().map(|line| line.iter().map(|votes| number("votes", votes)).collect()).collect();
        let mut others = std::collections::BTreeMap::new();
        for (who, votes) in self.others.iter().filter(|(who, votes)| !who.is_empty() && !votes.trim().is_empty()) {
            let votes = check.number("named_votes", votes, 0..=VOTES_MAX) as u32;
            if let Some(entry) = check.id("named", who, true, RollEntryId::parse).filter(|_| votes > 0) {
                *others.entry(entry.as_str().to_owned()).or_default() += votes;
            }
        }
        check.finish(Figures { returned, spoiled, lines, others })
    }
}
