use crate::kinds::KindFile;
use super::*;
#[test]
fn dbg() {
    #[derive(Debug, Deserialize)]
    #[serde(rename = "R", deny_unknown_fields)]
    struct R { k: Raw<KindFile>, r: Raw<crate::rules::RuleFile>, g: Raw<crate::kinds::observed::Glyph> }
    for (k, r, g) in [
        ("rule_sort(3, colour, exceptions: 1, change_at_ms: 0, ahead: 1)", "linear(0, 80, 20)", "take"),
        ("rule_sort(3, colour, 1, 0, 1)", "linear(0, full_at: 80, points: 20)", "take()"),
        ("rule_sort(bins: 3, colour, exceptions: 1)", "linear(zero_at: 0, 80, points: 20)", "take(plate, plate)"),
        ("rule_sort", "rating(10)", "take(thing: plate)"),
        ("rule_sort()", "rating", "talk(plate)"),
        ("rule_sort(by)", "steps([])", "take(\"plate\")"),
    ] {
        let text = format!("R(k: {k}, r: {r}, g: {g})");
        let source = Source::new("a.ron", text.as_bytes(), 9999, &mut Sink::new()).unwrap();
        let sink = RefCell::new(Sink::new());
        let doc = Doc::new(&source, &sink);
        let f: R = match doc.document() { Some(f) => f, None => { eprintln!("{text} none"); continue } };
        eprintln!("---- {text}");
        doc.read(&f.k); doc.read(&f.r); doc.read(&f.g);
        for d in sink.into_inner().finish() { eprintln!("   {} {} [{}] {:?}", d.code, d.message, source.slice(d.span.clone()), d.help); }
    }
}
