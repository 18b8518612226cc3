//! Lists of a fixed or bounded length, and the ids inside them: what forms, scripts and observed tasks share.

use super::text::Keys;
use crate::diag::Code;
use crate::id::Id;
use crate::read::{Doc, Raw};
use serde::Deserialize;
use std::ops::RangeInclusive;

/// Reads a list of a permitted length; a wrong length is reported and the items are given all the same, with `false`.
pub(crate) fn list<T>(
    doc: &Doc<'_>,
    raw: &Raw<Vec<Raw<T>>>,
    name: &str,
    fits: RangeInclusive<usize>,
) -> (Vec<Raw<T>>, bool)
where
    Vec<Raw<T>>: for<'de> Deserialize<'de>,
{
    let Some(items) = doc.get(raw) else { return (Vec::new(), false) };
    let (low, high) = (*fits.start(), *fits.end());
    let fine = fits.contains(&items.value.len());
    if !fine {
        let code = if items.value.len() < low { Code::TooFew } else { Code::TooMany };
        let wanted = if low == high { format!("exactly {low}") } else { format!("{low} to {high}") };
        let what = format!("`{name}` has {wanted} items, and here are {}", items.value.len());
        doc.push(doc.problem(code, items.span, what).label(wanted).help(if code == Code::TooFew {
            "add what is missing"
        } else {
            "take out what is too much"
        }));
    }
    (items.value, fine)
}

/// Reads a list of text keys of a permitted length. Every key counts as used, whether the list is right or not.
pub(crate) fn keys(
    doc: &Doc<'_>,
    raw: &Raw<Vec<Raw<String>>>,
    name: &str,
    fits: RangeInclusive<usize>,
    used: &mut Keys,
) -> Option<Vec<String>> {
    let (items, fine) = list(doc, raw, name, fits);
    let read: Vec<Option<String>> = items.iter().map(|item| used.read(doc, item)).collect();
    read.into_iter().collect::<Option<Vec<String>>>().filter(|_| fine)
}

/// Reads an id that is not taken yet; `example` shows what one looks like.
pub(crate) fn new_id(doc: &Doc<'_>, raw: &Raw<String>, taken: &mut Vec<Id>, example: &str) -> Option<Id> {
    let name = doc.get(raw)?;
    let Some(id) = Id::parse(&name.value) else {
        let what = format!("`{}` is not an id", name.value);
        let help = format!(
            "use lower-case letters, digits and single hyphens, beginning with a letter, such as `{example}`"
        );
        doc.push(doc.problem(Code::BadId, name.span, what).help(help));
        return None;
    };
    if taken.contains(&id) {
        let what = format!("the id `{id}` is already taken in this file");
        doc.push(doc.problem(Code::DuplicateId, name.span, what).label("again").help("choose another"));
        return None;
    }
    taken.push(id.clone());
    Some(id)
}

/// All of them, or nothing when one is missing.
pub(crate) fn whole<T>((items, fine): (Vec<Option<T>>, bool)) -> Option<Vec<T>> {
    items.into_iter().collect::<Option<Vec<T>>>().filter(|_| fine)
}
