//! Checking a signed sheet, against the least anyone could do with the same bytes: SHA-512, Ed25519, a JSON parse.

use crate::harness::{Report, median};
use crate::rounds::times_ms;
use ed25519_dalek::{Signature, SigningKey};
use serde_json::Value;
use sha2::{Digest as _, Sha256, Sha512};
use srm_core::bot::{self, Profile};
use srm_core::digest::Digest;
use srm_host::packs::{self, Loaded};
use srm_sheet::fault::FaultCode;
use srm_sheet::packed::Packs;
use srm_sheet::public_key::PublicKey;
use srm_sheet::sheet::{SHEET_BYTES_MAX, Sealing, Sheet, Timing};
use srm_sheet::signed::SignedFile;
use srm_sheet::signers::{AllowedSigners, Patterns, Signer};
use srm_sheet::sshsig::signed_data;
use srm_sheet::utc::Utc;
use srm_sheet::verify::verify_sheet;
use std::error::Error;
use std::hint::black_box;
use uuid::Uuid;

const ROUNDS: usize = 301;
const STATION: &str = "station/bench";
/// 2027-01-15T08:00:00Z.
const NOW_S: i64 = 1_800_000_000;

pub fn run() -> Result<(), Box<dyn Error>> {
    let mut report = Report::new("verify");
    let demo = srm_host::embedded::demo().ok_or("the built-in demo set is not sound")?;
    measure(&demo, &mut report)?;
    measure(&packs::load(&srm_tests::root().join("exercises/battery-operator"))?, &mut report)?;
    report.print();
    Ok(())
}

/// A sheet of the set, worked by the perfect worker and signed; and the list that allows its signer.
fn sheet(loaded: &Loaded, key: &SigningKey) -> Result<(SignedFile, AllowedSigners), Box<dyn Error>> {
    let known = loaded.known().ok_or("the set has errors; run `srm check`")?;
    let start = srm_core::session::Start { pack: loaded.digest, ..srm_tests::start(&loaded.id, 1) };
    let worked =
        bot::work(&known.pack, start, Profile::Perfect).ok_or("the perfect worker came to no end")?;
    let at = Utc::from_unix_s(NOW_S).ok_or("a moment out of range")?;
    let seal = Sealing {
        sheet: Uuid::from_u128(7),
        station: STATION.to_owned(),
        seq: 4,
        prev: Digest::ZERO,
        rubric: known.rubric,
        plan: known.plan,
        build: "bench".to_owned(),
        started: at,
        ended: at,
        timing: Timing {
            frames: 0,
            late_frames: 0,
            worst_frame_ms: 0,
            input_path: "simulated".to_owned(),
            display_stack: "no window".to_owned(),
        },
    };
    let signed = Sheet::of(&worked.session, &worked.journal, seal)?.sign(key)?;
    let mut trust = AllowedSigners::default();
    trust.push(Signer::new(Patterns::parse(STATION)?, PublicKey::from(key)));
    Ok((signed, trust))
}

fn measure(loaded: &Loaded, report: &mut Report) -> Result<(), Box<dyn Error>> {
    let key = SigningKey::from_bytes(&[1; 32]);
    let (signed, trust) = sheet(loaded, &key)?;
    let (text, body) = (signed.to_text(), signed.body());
    let data = signed_data("srm-sheet", body.as_bytes());
    let block = signed.signatures().first().ok_or("the sheet is not signed")?;
    let (public, signature) = (key.verifying_key(), Signature::from_bytes(block.signature()));
    let mut packs = Packs::new();
    packs.add(loaded.known().ok_or("the set has errors")?);
    let none = Packs::new();

    // What is measured must be what it is called.
    let whole = verify_sheet("sheet", text.as_bytes(), &trust, &packs, NOW_S);
    let without = verify_sheet("sheet", text.as_bytes(), &trust, &none, NOW_S);
    let only_missing = without.faults.iter().all(|fault| fault.code == FaultCode::PackMissing);
    if !whole.is_good() || !without.trusted || !only_missing || without.recomputed {
        return Err(format!("the sheet is not good: {:?} {:?}", whole.faults, without.faults).into());
    }
    public.verify_strict(&data, &signature)?;

    let times = times_ms(
        ROUNDS,
        [
            &mut || _ = black_box(Sha512::digest(black_box(body.as_bytes()))),
            &mut || _ = black_box(public.verify_strict(black_box(&data), &signature)),
            &mut || _ = black_box(serde_json::from_str::<Sheet>(black_box(body))),
            &mut || _ = black_box(verify_sheet("sheet", black_box(text.as_bytes()), &trust, &none, NOW_S)),
            &mut || _ = black_box(SignedFile::split(black_box(text.as_bytes()), SHEET_BYTES_MAX)),
            &mut || _ = black_box(Sha256::digest(black_box(body.as_bytes()))),
            &mut || _ = black_box(Sheet::from_body(black_box(body))),
            &mut || _ = black_box(verify_sheet("sheet", black_box(text.as_bytes()), &trust, &packs, NOW_S)),
            &mut || _ = black_box(serde_json::from_str::<Value>(black_box(body))),
        ],
    );
    let ratio = |json: &[f64]| {
        let of_round = |round: usize| times[3][round] / (times[0][round] + times[1][round] + json[round]);
        median(&(0..ROUNDS).map(of_round).collect::<Vec<_>>())
    };
    let (over_floor, over_tree) = (ratio(&times[2]), ratio(&times[8]));
    let [sha512, ed25519, typed, without, split, sha256, read, whole, tree] =
        times.map(|times| median(&times));
    let mib = text.len() as f64 / 1024.0 / 1024.0;
    let set = &loaded.id;
    let mut tell =
        |name: &str, value, unit, note: &str| report.figure(format!("{set}: {name}"), value, unit, note);
    tell("sheet", text.len() as f64 / 1024.0, "KiB", "");
    tell("SHA-512", sha512, "ms", "floor");
    tell("Ed25519 verify_strict", ed25519, "ms", "floor");
    tell("JSON parse into the sheet's types", typed, "ms", "floor");
    tell(
        "JSON parse into a tree of values",
        tree,
        "ms",
        "the other floor: a program without the sheet's types",
    );
    tell("verify without recompute", without, "ms", "form, one spelling, digest, signature, trust");
    tell("of that, taking body and signature apart", split, "ms", "not in the floor");
    tell("of that, SHA-256", sha256, "ms", "the document's digest; not in the floor");
    tell(
        "of that, the body read with its one spelling",
        read,
        "ms",
        "the JSON parse is in the floor, the rest is not",
    );
    tell("verify / floor", over_floor, "ratio", "goal: at most 1.5; median of the rounds' ratios");
    tell("verify / floor with a tree of values", over_tree, "ratio", "");
    tell("verify without recompute, rate", 1000.0 / without, "sheets/s", "");
    tell("verify without recompute, bytes", mib * 1000.0 / without, "MiB/s", "");
    tell("verify with recompute", whole, "ms", "and the whole session replayed, scored and compared");
    tell("verify with recompute, rate", 1000.0 / whole, "sheets/s", "");
    Ok(())
}
