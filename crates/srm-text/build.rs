//! Embeds the word files anew when one is added or taken away, not only when one changes.

fn main() {
    println!("cargo::rerun-if-changed=i18n");
}
