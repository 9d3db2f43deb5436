//! Taking somebody out of a statement: wherever he is named stands another agent, and what was signed about him goes.

use crate::part::actor::{Actor, Agent, Group, GroupIdentity, Ifi};
use crate::part::attachment::Attachment;
use crate::part::context::Context;
use crate::part::object::Object;
use crate::part::statement::Statement;

/// How a statement names somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Naming {
    /// Nowhere.
    Not,
    /// Beside others: as a member, a teacher, in a context, or in a statement that is only spoken of.
    Beside,
    /// It is his: he acted, or it was done to him.
    His,
}

struct Taking<'a> {
    is_him: &'a dyn Fn(&Ifi) -> bool,
    instead: &'a Agent,
    found: bool,
}

impl Statement {
    /// Puts `instead` wherever an agent or a group is named for whom `is_him` holds: as actor, object, authority, member of a group, in the context, in a
    /// substatement. A name that stands beside him goes with him. Says how he was named.
    pub fn take_out(&mut self, is_him: &dyn Fn(&Ifi) -> bool, instead: &Agent) -> Naming {
        let of = |actor: Option<&Ifi>| actor.is_some_and(is_him);
        let object = match &self.object {
            Object::Agent(agent) => Some(&agent.ifi),
            Object::Group(Group { identity: GroupIdentity::Identified(ifi, _), .. }) => Some(ifi),
            _ => None,
        };
        let is_his = of(self.actor.ifi()) || of(object);
        let mut taking = Taking { is_him, instead, found: false };
        taking.actor(&mut self.actor);
        taking.object(&mut self.object);
        if let Object::SubStatement(sub) = &mut self.object {
            taking.actor(&mut sub.actor);
            taking.object(&mut sub.object);
            taking.context(sub.context.as_mut());
        }
        taking.context(self.context.as_mut());
        if let Some(authority) = &mut self.authority {
            taking.actor(authority);
        }
        match (is_his, taking.found) {
            (true, _) => Naming::His,
            (false, true) => Naming::Beside,
            (false, false) => Naming::Not,
        }
    }

    /// Takes its signature away, and that of the statement that it speaks of: a signature holds the statement as it was.
    pub fn take_signatures(&mut self) {
        unsigned(&mut self.attachments);
        if let Object::SubStatement(sub) = &mut self.object {
            unsigned(&mut sub.attachments);
        }
    }

    /// Leaves of a statement who did what to what, when, and who says so: neither what came of it, nor what it belongs to, nor what came along.
    pub fn take_details(&mut self) {
        (self.outcome, self.context, self.attachments) = (None, None, None);
        if let Object::SubStatement(sub) = &mut self.object {
            (sub.outcome, sub.context, sub.attachments) = (None, None, None);
        }
    }
}

fn unsigned(attachments: &mut Option<Vec<Attachment>>) {
    if let Some(all) = attachments {
        all.retain(|one| !one.is_signature());
        if all.is_empty() {
            *attachments = None;
        }
    }
}

impl Taking<'_> {
    fn agent(&mut self, agent: &mut Agent) {
        if (self.is_him)(&agent.ifi) {
            self.found = true;
            *agent = Agent { typed: agent.typed, ..self.instead.clone() };
        }
    }

    fn group(&mut self, group: &mut Group) {
        let members = match &mut group.identity {
            GroupIdentity::Anonymous(members) => Some(members),
            GroupIdentity::Identified(ifi, members) => {
                if (self.is_him)(ifi) {
                    self.found = true;
                    ifi.clone_from(&self.instead.ifi);
                    group.name.clone_from(&self.instead.name);
                }
                members.as_mut()
            }
        };
        members.into_iter().flatten().for_each(|agent| self.agent(agent));
    }

    fn actor(&mut self, actor: &mut Actor) {
        match actor {
            Actor::Agent(agent) => self.agent(agent),
            Actor::Group(group) => self.group(group),
        }
    }

    fn object(&mut self, object: &mut Object) {
        match object {
            Object::Agent(agent) => self.agent(agent),
            Object::Group(group) => self.group(group),
            Object::Activity(_) | Object::StatementRef(_) | Object::SubStatement(_) => {}
        }
    }

    fn context(&mut self, context: Option<&mut Context>) {
        let Some(context) = context else { return };
        context.instructor.iter_mut().for_each(|actor| self.actor(actor));
        context.team.iter_mut().for_each(|group| self.group(group));
        context.agents.iter_mut().flatten().for_each(|one| self.agent(&mut one.agent));
        context.groups.iter_mut().flatten().for_each(|one| self.group(&mut one.group));
    }
}
