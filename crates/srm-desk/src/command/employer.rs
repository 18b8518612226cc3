//! What the employer's pages ask for: who agreed is kept, the list is signed and filed, pages are saved.

use super::papers::{saved, written};
use super::problem;
use crate::employing::{Employing, recruiter};
use crate::flaws;
use crate::model::Model;
use crate::screens::employer::EmployerAct;
use srm_archive::Outcome;
use srm_print::lists::AcceptedPage;
use srm_sheet::document::Document as _;
use srm_sheet::public_key::PublicKey;
use srm_text::Words;

/// Reads the pages anew.
pub(super) fn read(model: &mut Model) {
    let words = model.words();
    let read = model.person.as_ref().map(|person| Employing::read(&model.archive, person, &words));
    match read.transpose() {
        Ok(employing) => model.employing = employing,
        Err(error) => problem(model, error),
    }
}

pub(super) fn run(model: &mut Model, act: EmployerAct) {
    // Taken out, so that the pages and the archive can be used side by side.
    let Some(mut employing) = model.employing.take() else { return };
    model.news = None;
    employing.told(None);
    let done = done(model, &mut employing, act);
    employing.change(&model.words());
    model.employing = Some(employing);
    if let Err(error) = done {
        problem(model, error);
    }
}

fn done(model: &Model, employing: &mut Employing, act: EmployerAct) -> Result<(), String> {
    let words = model.words();
    match act {
        EmployerAct::Changed => {}
        EmployerAct::Agreed(code, agreed) => {
            let person = model.person.as_ref().ok_or("nobody is signed in")?;
            employing.agree(code, agreed, &model.archive, person)?;
        }
        EmployerAct::SignList => sign(model, employing, &words)?,
        EmployerAct::SaveApproval => {
            let Some(paper) = employing.approval() else { return Ok(()) };
            let bytes = srm_print::pdf(paper).map_err(|error| error.to_string())?;
            let name = format!("approval-{}.pdf", crate::clock::now()?.to_compact());
            let path = written(&model.home.letters(), &name, &bytes)?;
            employing.told(Some(saved(&[path], &words)));
        }
    }
    Ok(())
}

fn sign(model: &Model, employing: &mut Employing, words: &Words) -> Result<(), String> {
    let text = |error: &dyn std::fmt::Display| error.to_string();
    let person = model.person.as_ref().ok_or("nobody is signed in")?;
    let list = employing.list(&model.archive, person, words)?;
    let at = list.at;
    let name = format!("accepted-{}", at.to_compact());
    let (employer, set) = employing.names(words);
    let signed = list.sign(&person.key).map_err(|error| text(&error))?;
    let bytes = signed.to_bytes();
    let file = format!("{name}.srm-accepted");
    let put = model.archive.put(&file, bytes.clone(), &recruiter(person)?, at);
    if let Outcome::Refused(refused) = put.map_err(|error| text(&error))? {
        let (what, advice) = flaws::told(refused.reason.code(), words);
        return Err(format!("{what} {advice}"));
    }
    let fingerprint = PublicKey::from(&person.key).fingerprint();
    let page = AcceptedPage::of(signed.document(), employer, set, signed.digest(), fingerprint);
    let pdf = srm_print::pdf(&page.paper(words)).map_err(|error| text(&error))?;
    let folder = model.home.letters();
    let paths = [written(&folder, &file, &bytes)?, written(&folder, &format!("{name}.pdf"), &pdf)?];
    employing.told(Some(saved(&paths, words)));
    Ok(())
}
