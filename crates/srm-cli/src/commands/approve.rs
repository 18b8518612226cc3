//! `srm approve`: an employer's signed word on a set, with its threshold and minima as they were shown.

use crate::args::judged::Approve;
use crate::exit::{Exit, Failure};
use crate::judging::{self, Hand};
use crate::output::Output;
use crate::sets;
use crate::station::now;
use serde_json::json;
use srm_sheet::judgement::office::ApprovalFormat;
use srm_sheet::judgement::{Approval, ShownMinimum};
use srm_sheet::packed::KnownPack;
use srm_sheet::principal::Role;
use std::fmt::Write as _;
use std::sync::Arc;

pub fn run(args: &Approve, out: &mut Output) -> Result<Exit, Failure> {
    let hand = Hand::of(&args.who, Role::Employer)?;
    let (loaded, pack) = sets::usable(&args.set, out)?;
    let lang = sets::language(&pack, args.lang.as_deref())?;
    let known = KnownPack::new(Arc::clone(&pack), &loaded.files);
    let rubric = pack.rubric();
    let mut minima = Vec::new();
    for minimum in rubric.minima() {
        minima.push(ShownMinimum {
            exercise: minimum.exercise().clone(),
            points: minimum.points(),
            band: minimum.band(),
            reason: judging::note(pack.text(&lang, minimum.reason()))?,
        });
    }
    let approval = Approval {
        format: ApprovalFormat::V1,
        purpose: args.purpose.purpose(),
        approval: judging::id()?,
        set: pack.id().clone(),
        pack: known.digest,
        rubric: known.rubric,
        threshold: rubric.threshold(),
        band: rubric.band(),
        minima,
        approved: args.refuse.is_none(),
        reason: args.refuse.as_deref().map(judging::note).transpose()?,
        by: hand.by.clone(),
        at: now()?,
    };
    let (signed, _) = hand.write(approval, &args.out)?;
    let shown = signed.document();
    let mut text = format!(
        "{}\nDigest     {}\nSet        {} {}\nThreshold  {} points, uncertain within {} either way\n",
        args.out.display(),
        signed.digest(),
        pack.id(),
        pack.version(),
        shown.threshold,
        shown.band
    );
    for minimum in &shown.minima {
        let _ = writeln!(text, "Minimum    {} on {}: {}", minimum.points, minimum.exercise, minimum.reason);
    }
    let _ = writeln!(text, "{}", if shown.approved { "Approved." } else { "Not approved." });
    out.result(&text, || {
        let mut answer = judging::written(&signed, &args.out);
        answer["approved"] = json!(shown.approved);
        answer["minima"] = json!(shown.minima);
        answer
    });
    Ok(Exit::Fine)
}
