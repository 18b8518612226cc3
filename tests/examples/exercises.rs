//! Writes `docs/exercises.md` and its pictures anew, from what the kinds say of themselves.

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let gallery = srm_tests::pack("gallery")?;
    srm_tests::exercises::write(&gallery, &srm_tests::root().join("docs"))?;
    Ok(())
}
