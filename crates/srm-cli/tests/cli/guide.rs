//! `guide`: the leader's folder, from the set that `tests/data/base` has.

use super::bench::Bench;

const BASE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/base/exercises/base");

#[test]
fn the_folder_holds_plan_script_material_and_every_form() {
    let bench = Bench::new();
    let json =
        bench.srm(&["guide", BASE, "-o", "guide.html", "--lang", "en", "--format", "json"]).ends(0).json();
    assert_eq!((&json["set"], &json["language"]), (&"base".into(), &"en".into()));
    let page = bench.read("guide.html");
    for wanted in [
        "<html lang=\"en\" dir=\"ltr\">",
        "Threshold: 55 of 100 points",
        // The run sheet follows the route: a break between the first two exercises.
        "<td>Break</td><td class=\"number\">5</td>",
        "Sort parts",
        // Material of one exercise, with its number.
        "<td>Lids that are on</td><td>3 per person</td><td>Screw lids on</td>",
        "Observation sheet: Screw lids on",
        "Order is kept and checked.",
        "<blockquote><p>Follow the channel.</p></blockquote>",
        "Leader's folder",
    ] {
        assert!(page.contains(wanted), "`{wanted}` is missing");
    }
    assert_eq!(page.matches("class=\"form\"").count(), 2, "one observed exercise and the interview");
    assert!(!page.contains("http"), "the page needs nothing from outside");
}

#[test]
fn it_speaks_every_language_of_the_set_and_no_other() {
    let bench = Bench::new();
    bench.srm(&["guide", BASE, "-o", "sv.html", "--lang", "sv"]).ends(0);
    assert!(bench.read("sv.html").contains("<html lang=\"sv\" dir=\"ltr\">"));
    let refused = bench.srm(&["guide", BASE, "-o", "fi.html", "--lang", "fi"]).ends(2);
    assert!(refused.stderr.contains("`fi`; it has en, sv"), "{}", refused.stderr);
}

#[test]
fn a_set_without_a_script_is_told_what_to_write() {
    let refused = Bench::new().srm(&["guide", "demo", "-o", "x.html"]).ends(1);
    assert!(refused.stderr.contains("leader.ron"), "{}", refused.stderr);
}
