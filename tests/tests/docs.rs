//! What is written about the kinds is what they say of themselves.
#![cfg(test)]

use srm_core::kinds::KINDS;
use srm_tests::exercises::{self, Own};
use srm_tests::glyphs;

/// How to mend what is out of date.
const MEND: &str = "out of date: run `cargo exercise-docs` and look at what changed";

#[test]
fn the_page_and_the_pictures_are_up_to_date() {
    let gallery = srm_tests::pack("gallery").unwrap();
    let docs = srm_tests::root().join("docs");
    let page = std::fs::read_to_string(docs.join("exercises.md")).unwrap_or_default();
    assert!(page == exercises::page(&gallery).unwrap(), "docs/exercises.md is {MEND}");
    for (name, picture) in exercises::pictures(&gallery) {
        let there = std::fs::read_to_string(docs.join(exercises::PICTURES).join(&name)).unwrap_or_default();
        assert!(there == picture, "{name} is {MEND}");
    }
}

#[test]
fn the_glyphs_and_their_names_are_up_to_date() {
    let docs = srm_tests::root().join("docs");
    let page = std::fs::read_to_string(docs.join("glyphs.md")).unwrap_or_default();
    assert!(page == glyphs::page(), "docs/glyphs.md is {MEND}");
    for (name, picture) in glyphs::pictures() {
        let there = std::fs::read_to_string(docs.join(glyphs::SHEETS).join(&name)).unwrap_or_default();
        assert!(there == picture, "{name} is {MEND}");
    }
}

#[test]
fn every_kind_has_a_sample_and_says_what_it_shows_and_what_not() {
    let gallery = srm_tests::pack("gallery").unwrap();
    for kind in KINDS {
        let name = kind.name;
        assert!(exercises::sample(&gallery, name).is_some(), "the gallery has no `{name}`");
        let own = Own::of(&exercises::source(name).unwrap().0);
        let head = own.head.join(" ");
        assert!(head.starts_with(&format!("`{name}`: ")), "{name}: the head begins with the kind's name");
        for said in ["does not show", "Root: ", "Main measure: ", "Difficulty"] {
            assert!(head.contains(said), "{name}: the head says nothing of \"{said}\"");
        }
        assert!(own.parameters.iter().all(|(_, comment)| !comment.is_empty()), "{name}: {own:?}");
    }
}

#[test]
fn three_to_six_parameters_of_each_kind_change_its_difficulty() {
    for kind in KINDS {
        let own = Own::of(&exercises::source(kind.name).unwrap().0);
        let told = own.difficulty();
        let named = own.parameters.iter().filter(|(name, _)| told.contains(&format!("`{name}`"))).count();
        assert!((3..=6).contains(&named), "{}: {named} parameters in \"{told}\"", kind.name);
    }
}
