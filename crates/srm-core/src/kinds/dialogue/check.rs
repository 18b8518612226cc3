//! From the author's scenes to conversations that lead through.

use super::{Conversation, File, REPLIES_MAX, Reply, SceneFile, Spec, TURN_MS, TURNS_MIN, Turn, TurnFile};
use crate::diag::Code;
use crate::kinds::Check;
use crate::read::{Raw, Spanned};

/// By how much the best reply must lie above the next, thousandths of a point.
const CLEARLY: u32 = 500;
/// Most points of one expert.
const EXPERT_MAX: u32 = 3;

/// What is the same in all scenes.
struct Shared {
    replies_shown: Option<usize>,
    /// Experts of the first reply.
    experts: Option<usize>,
}

pub(super) fn spec(file: &File, check: &mut Check<'_, '_>) -> Option<Spec> {
    let place = check.doc.read(&file.place);
    let replies_shown = check.number(&file.replies_shown, "replies_shown", 2..=REPLIES_MAX as u32);
    let lines_kept = check.number(&file.lines_kept, "lines_kept", 0..=4);
    let patience_ms = check.number(&file.patience_ms, "patience_ms", 0..=120_000).and_then(|patience_ms| {
        if (1..TURN_MS).contains(&patience_ms) {
            let what = format!("nobody reads and answers a turn in {patience_ms} ms");
            check.impossible(&file.patience_ms, what, TURN_MS);
            return None;
        }
        Some(patience_ms)
    });
    let mut shared = Shared { replies_shown: replies_shown.map(|shown| shown as usize), experts: None };
    let (raws, fine) = check.list(&file.scenes, "scenes", 2..=13);
    let scenes: Vec<Option<(Conversation, bool)>> =
        raws.iter().map(|raw| scene(raw, check, &mut shared)).collect();
    let scenes = scenes.into_iter().collect::<Option<Vec<_>>>().filter(|_| fine)?;
    let (practice, scored): (Vec<_>, Vec<_>) = scenes.into_iter().partition(|(_, practice)| *practice);
    let scored: Vec<Conversation> = scored.into_iter().map(|(scene, _)| scene).collect();
    let count = practice.len();
    let Ok([(practice, _)]) = <[_; 1]>::try_from(practice) else {
        let what = format!("exactly one scene is for practice, and here are {count}");
        let code = if count == 0 { Code::TooFew } else { Code::TooMany };
        check.hopeless(code, &file.scenes, what, "write `practice: true` in one scene, which then never counts");
        return None;
    };
    let turns: u32 = scored.iter().map(|scene| scene.length).sum();
    if turns < TURNS_MIN {
        let what = format!("the scenes that count have {turns} turns in all, and fewer than {TURNS_MIN} say nothing");
        check.hopeless(Code::TooFew, &file.scenes, what, "add a turn or a scene");
        return None;
    }
    let least_ms = turns * TURN_MS;
    if let Some(limit_ms) = check.header.limit_ms.filter(|limit_ms| *limit_ms < least_ms) {
        let what =
            format!("the scenes have {turns} turns to be read and answered, too many for a limit of {limit_ms} ms");
        let help = format!("a `limit_ms` of {least_ms} would work, or {} turns", limit_ms / TURN_MS);
        check.hopeless(Code::Impossible, &file.scenes, what, help);
        return None;
    }
    Some(Spec {
        place: place?,
        scenes: scored,
        practice,
        replies_shown: replies_shown? as usize,
        lines_kept: lines_kept? as usize,
        patience_ms: patience_ms?,
    })
}

/// A scene, and whether it is for practice.
fn scene(raw: &Raw<SceneFile>, check: &mut Check<'_, '_>, shared: &mut Shared) -> Option<(Conversation, bool)> {
    let file = check.doc.read(raw)?;
    let who = check.key(&file.who);
    let hair = file.hair.as_ref().map(|raw| check.doc.read(raw));
    let practice = match &file.practice {
        Some(raw) => check.doc.read(raw),
        None => Some(false),
    };
    let table = check.doc.read(&file.turns)?;
    let entries = check.doc.entries(&table);
    let names: Vec<&str> = entries.iter().map(|(name, _)| name.value.as_str()).collect();
    let turns: Vec<Option<Turn>> =
        entries.iter().map(|(name, raw)| turn(name, raw, &names, check, shared)).collect();
    let opens = check.doc.read(&file.opens).and_then(|name| {
        let found = names.iter().position(|known| *known == name);
        if found.is_none() {
            check.unknown(&file.opens, &name, "turn", &names);
        }
        found
    });
    if !(1..=12).contains(&entries.len()) {
        let code = if entries.is_empty() { Code::TooFew } else { Code::TooMany };
        let what = format!("a scene has 1 to 12 turns, and here are {}", entries.len());
        check.hopeless(code, &file.turns, what, "write between 1 and 12 turns");
        return None;
    }
    let turns = turns.into_iter().collect::<Option<Vec<Turn>>>()?;
    let length = leads_through(&turns, opens?, &entries, check)?;
    let hair = match hair {
        Some(hair) => Some(hair?),
        None => None,
    };
    Some((Conversation { who: who?, hair, opens: opens?, turns, length }, practice?))
}

fn turn(
    name: &Spanned<String>,
    raw: &Raw<TurnFile>,
    names: &[&str],
    check: &mut Check<'_, '_>,
    shared: &mut Shared,
) -> Option<Turn> {
    let file = check.doc.read(raw)?;
    let says = check.key(&file.says);
    let mood = check.doc.read(&file.mood);
    let (raws, fine) = check.list(&file.replies, "replies", 2..=REPLIES_MAX);
    let mut replies = Vec::new();
    for raw in &raws {
        replies.push(check.doc.read(raw).and_then(|file| {
            let words = check.key(&file.words);
            let points = points(&file.experts, check, shared);
            let next = match &file.next {
                None => Some(None),
                Some(raw) => check.doc.read(raw).and_then(|next| {
                    let found = names.iter().position(|known| *known == next);
                    if found.is_none() {
                        check.unknown(raw, &next, "turn", names);
                    }
                    found.map(Some)
                }),
            };
            Some(Reply { words: words?, points: points?, next: next? })
        }));
    }
    let replies = replies.into_iter().collect::<Option<Vec<Reply>>>().filter(|_| fine)?;
    if let Some(shown) = shared.replies_shown.filter(|shown| *shown > replies.len()) {
        let what = format!("`replies_shown` is {shown}, and the turn `{}` has {} replies", name.value, replies.len());
        let help = format!("write {} more, or show {}", shown - replies.len(), replies.len());
        check.hopeless(Code::TooFew, &file.replies, what, help);
        return None;
    }
    let mut ranked: Vec<u32> = replies.iter().map(|reply| reply.points).collect();
    ranked.sort_unstable_by_key(|points| std::cmp::Reverse(*points));
    let (best, second) = (ranked[0], ranked[1]);
    if best < second + CLEARLY {
        let what = format!(
            "no reply of the turn `{}` is clearly the best: the highest means are {} and {}",
            name.value,
            decimal(best),
            decimal(second)
        );
        let help = format!("experts who agree put the best at least {} above the next", decimal(CLEARLY));
        check.hopeless(Code::Impossible, &file.replies, what, help);
        return None;
    }
    Some(Turn { says: says?, mood: mood?, replies })
}

/// The mean of the experts in thousandths, rounded half up.
fn points(raw: &Raw<Vec<Raw<u32>>>, check: &Check<'_, '_>, shared: &mut Shared) -> Option<u32> {
    let (raws, fine) = check.list(raw, "experts", 3..=9);
    let given: Vec<Option<u32>> = raws.iter().map(|raw| check.number(raw, "experts", 0..=EXPERT_MAX)).collect();
    let given = given.into_iter().collect::<Option<Vec<u32>>>().filter(|_| fine)?;
    let experts = *shared.experts.get_or_insert(given.len());
    if given.len() != experts {
        let what = format!("{} experts judged this reply, and {experts} the first one", given.len());
        let code = if given.len() < experts { Code::TooFew } else { Code::TooMany };
        check.hopeless(code, raw, what, "the same experts judge every reply of an exercise");
        return None;
    }
    Some(mean_milli(given.iter().sum(), given.len() as u32))
}

pub(super) const fn mean_milli(sum: u32, of: u32) -> u32 {
    (2000 * sum + of) / (2 * of)
}

/// Thousandths as a decimal with two digits, for messages.
fn decimal(milli: u32) -> String {
    let hundredths = (milli + 5) / 10;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// How far a turn leads.
#[derive(Clone, Copy)]
enum Way {
    Unknown,
    /// Being followed: whoever comes here again goes round in a circle.
    Followed,
    /// This many turns to the end, and what the best way from here earns.
    Leads(u32, u32),
}

/// Turns on every way through; what does not lead through is reported.
fn leads_through(
    turns: &[Turn],
    opens: usize,
    entries: &[(Spanned<String>, Raw<TurnFile>)],
    check: &Check<'_, '_>,
) -> Option<u32> {
    let mut ways = vec![Way::Unknown; turns.len()];
    let report = |at: usize, code: Code, what: String, help: &str| {
        let Some((name, _)) = entries.get(at) else { return };
        check.doc.push(check.doc.problem(code, name.span.clone(), what).label("this turn").help(help));
    };
    let name = |at: usize| entries.get(at).map_or("", |(name, _)| name.value.as_str());
    let (length, _) = follow(opens, turns, &mut ways, &mut |at, fault| match fault {
        Fault::Circle => {
            let what = format!("the conversation comes back to the turn `{}` and would never end", name(at));
            report(at, Code::BrokenBranches, what, "let replies lead on to turns that have not been, or to the end");
        }
        Fault::Unequal(short, long) => {
            let what = format!(
                "from the turn `{}` one reply leads through {short} more turns and another through {long}",
                name(at)
            );
            report(at, Code::BrokenBranches, what, "let every reply lead equally far, so that all are asked as often");
        }
        Fault::BetterByWorse(best, other) => {
            let what = format!(
                "in the turn `{}` the best reply leads to {} points in all, and another to {}",
                name(at),
                decimal(best),
                decimal(other)
            );
            report(at, Code::Impossible, what, "raise what can be earned after the best reply, or lower it after others");
        }
    })?;
    let lost = ways.iter().position(|way| matches!(way, Way::Unknown));
    if let Some(lost) = lost {
        let what = format!("no reply leads to the turn `{}`", name(lost));
        report(lost, Code::BrokenBranches, what, "name it as the `next` of a reply, or take it out");
        return None;
    }
    Some(length)
}

enum Fault {
    Circle,
    Unequal(u32, u32),
    BetterByWorse(u32, u32),
}

fn follow(
    at: usize,
    turns: &[Turn],
    ways: &mut [Way],
    report: &mut impl FnMut(usize, Fault),
) -> Option<(u32, u32)> {
    match ways[at] {
        Way::Leads(length, points) => return Some((length, points)),
        Way::Followed => {
            report(at, Fault::Circle);
            return None;
        }
        Way::Unknown => ways[at] = Way::Followed,
    }
    let turn = &turns[at];
    let mut ends = Vec::new();
    for reply in &turn.replies {
        let (length, points) = match reply.next {
            Some(next) => follow(next, turns, ways, report)?,
            None => (0, 0),
        };
        ends.push((length, points + reply.points));
    }
    let (short, long) = (ends.iter().map(|end| end.0).min()?, ends.iter().map(|end| end.0).max()?);
    if short != long {
        report(at, Fault::Unequal(short, long));
        return None;
    }
    let (best, most) = (ends.get(turn.extremes().0)?.1, ends.iter().map(|end| end.1).max()?);
    if best < most {
        report(at, Fault::BetterByWorse(best, most));
        return None;
    }
    ways[at] = Way::Leads(long + 1, best);
    Some((long + 1, best))
}
