//! The performance: the script's acts in order of time, those of one moment in one transaction.
//!
//! Each transaction sees the clock as it stands when it begins. So it moves the clock on to the next moment when it ends; an embedded
//! database, whose one writer takes transactions in the order in which they come, can then be given many at once and commits them together.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

use zhixing_kit::{Clock, Db, Error, Result};

use super::script::Act;
use super::stage::{Scene, Stage};
use super::{
    admission, around, ballot, class, course, days, found, hot, library, life, meet, moving, reflection, study, term,
};

/// Acts in one transaction at most where many transactions share a commit: each keeps what it may have to undo, so short ones are quicker.
const ACTS_OF_SHARED: usize = 6;
/// Acts in one transaction at most where each is a commit of its own.
const ACTS_OF_OWN: usize = 60;
/// Transactions that wait for one commit at most.
const TRANSACTIONS_AT_ONCE: usize = 48;

/// Acts of one moment: from one place in the script to before another.
type Moments = Vec<(usize, usize)>;

/// Performs everything, however long it takes: on a busy machine many transactions that share a commit may wait for minutes.
/// `together`: whether the database has one writer. `told` hears of acts that are done.
pub fn all(db: &Db, stage: &Stage, clock: &Clock, together: bool, mut told: impl FnMut(usize)) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().map_err(Error::broken)?;
    let (acts_max, transactions_max) = if together { (ACTS_OF_SHARED, TRANSACTIONS_AT_ONCE) } else { (ACTS_OF_OWN, 1) };
    let db = &db.patient();
    let moments = moments(&stage.script.acts.iter().map(|(moment, _)| moment.0).collect::<Vec<_>>(), acts_max);
    for some in moments.chunks(transactions_max) {
        let first = some.first().map_or(0, |(from, _)| *from);
        clock.set(stage.script.acts[first].0);
        let waiting = some.iter().map(|(from, until)| transaction(db, stage, clock, *from, *until)).collect();
        runtime.block_on(in_order(waiting))?;
        told(some.iter().map(|(from, until)| until - from).sum());
    }
    Ok(())
}

/// The acts of each moment, at most so many.
fn moments(of_acts: &[i64], acts_max: usize) -> Moments {
    let mut moments = Vec::new();
    let mut from = 0;
    while from < of_acts.len() {
        let same = of_acts[from..].iter().take(acts_max).take_while(|moment| **moment == of_acts[from]).count();
        moments.push((from, from + same));
        from += same;
    }
    moments
}

type Waiting<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

fn transaction<'a>(db: &'a Db, stage: &Stage, clock: &Clock, from: usize, until: usize) -> Waiting<'a> {
    let (stage, clock) = (stage.clone(), clock.clone());
    let after = stage.script.acts.get(until).map(|(moment, _)| *moment);
    Box::pin(db.write(move |tx| {
        let scene = stage.scene(tx);
        stage.script.acts[from..until].iter().try_for_each(|(_, act)| one(&scene, *act))?;
        after.into_iter().for_each(|moment| clock.set(moment));
        Ok(())
    }))
}

/// Hands all of them over in their order, and waits for all. The first failure is the one that is told.
async fn in_order(mut waiting: Vec<Waiting<'_>>) -> Result<()> {
    let mut outcome = Ok(());
    poll_fn(|context| {
        waiting.retain_mut(|one| match one.as_mut().poll(context) {
            Poll::Pending => true,
            Poll::Ready(result) => {
                outcome = std::mem::replace(&mut outcome, Ok(())).and(result);
                false
            }
        });
        if waiting.is_empty() { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    outcome
}

fn one(scene: &Scene<'_>, act: Act) -> Result<()> {
    match act {
        Act::Configure(at) => found::configure(scene, at),
        Act::Plan(at) => meet::plan(scene, at),
        Act::Life(round, step) => life::perform(scene, round, step),
        Act::Arrange(at) => days::arrange(scene, at),
        Act::SeeTo(at) => days::see_to(scene, at),
        Act::Convene(at) => meet::convene(scene, at),
        Act::Open(at) => meet::open(scene, at),
        Act::Call(at) => meet::call(scene, at, false),
        Act::CallHalf(at) => meet::call(scene, at, true),
        Act::TakeDown(at) => meet::take_down(scene, at),
        Act::Move(at) => meet::move_motion(scene, at),
        Act::Put(at) => meet::put(scene, at),
        Act::Vote(at) => meet::vote(scene, at),
        Act::Decide(at) => meet::decide(scene, at),
        Act::Resolve(at) => meet::resolve(scene, at),
        Act::Ballot(at) => ballot::hold(scene, at),
        Act::Prepare(at) => ballot::prepare(scene, at),
        Act::Close(at) => meet::close(scene, at),
        Act::SignAsRecorder(at) => meet::sign(scene, at, scene.gathering(at).recorder),
        Act::SignAsChair(at) => meet::sign(scene, at, scene.gathering(at).chair),
        Act::HandOut(at) => meet::hand_out(scene, at),
        Act::Cancel(at) => meet::cancel(scene, at),
        Act::Correct(at) => meet::correct(scene, at),
        Act::FollowUp(at) => meet::follow_up(scene, at),
        Act::Notify(number) => around::notify(scene, number),
        Act::FillBanks(branch) => study::fill_banks(scene, branch),
        Act::Test(at, count) => class::hold_test(scene, at, count),
        Act::Bring(number) => library::bring(scene, number),
        Act::Courses => course::bring(scene),
        Act::BringAgain(number) => library::bring_again(scene, number),
        Act::Reflect(number) => reflection::share(scene, number),
        Act::Respond(number, at) => reflection::answer(scene, number, at),
        Act::Programme(branch) => study::make(scene, branch),
        Act::PutTopic(at) => study::put_topic(scene, at),
        Act::SettleHost(at) => study::settle_host(scene, at),
        Act::PrepareStudy(at) => study::prepare(scene, at),
        Act::Ask(number) => hot::ask(scene, number),
        Act::Reply(number) => hot::reply(scene, number),
        Act::Suggest(number) => around::say(scene, number),
        Act::Answer(number) => around::reply(scene, number),
        Act::Read(person) => around::read(scene, person),
        Act::Advance(at, number) => admission::step(scene, at, number),
        Act::Send(at) => moving::send(scene, at),
        Act::CallBack(at) => moving::take_back(scene, at),
        Act::HandUp(at) => term::hand_up(scene, at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acts_of_one_moment_are_one_transaction_but_none_is_endless() {
        assert_eq!(moments(&[1, 1, 2, 3, 3], 60), [(0, 2), (2, 3), (3, 5)]);
        let many = moments(&[7; 150], 60);
        assert_eq!(many, [(0, 60), (60, 120), (120, 150)]);
        assert!(moments(&[], 60).is_empty());
    }
}
