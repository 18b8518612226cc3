//! Writes `docs/exercises.md` and `docs/glyphs.md` with their pictures anew, from what the kinds say of themselves and what
//! is drawn for them.

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let gallery = srm_tests::pack("gallery")?;
    let docs = srm_tests::root().join("docs");
    srm_tests::exercises::write(&gallery, &docs)?;
    srm_tests::glyphs::write(&docs)?;
    Ok(())
}
