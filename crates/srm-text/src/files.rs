//! The word files inside the program: `i18n/<language>/*.ftl`, read once, then kept for as long as the program runs.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use include_dir::{Dir, include_dir};
use srm_core::lang::Lang;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

static FOLDER: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/i18n");

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<BTreeMap<Lang, Bundle>> = LazyLock::new(|| {
    let folders = FOLDER.dirs().filter_map(|folder| Some((lang_of(folder)?, folder)));
    folders.map(|(lang, folder)| (lang.clone(), read(&lang, folder))).collect()
});

/// The language a folder is named after; `None` for a name that is no language code.
fn lang_of(folder: &Dir<'_>) -> Option<Lang> {
    Lang::parse(folder.path().file_name()?.to_str()?)
}

/// Reads what can be read. A fault in a file costs the message it is in; the tests let none pass.
fn read(lang: &Lang, folder: &Dir<'_>) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![plural_locale(lang)]);
    for file in folder.files() {
        let source = file.contents_utf8().unwrap_or_default().to_owned();
        let resource = FluentResource::try_new(source).unwrap_or_else(|(readable, _)| readable);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// Plurals go by the primary language: `sv-x-easy` counts as Swedish does.
fn plural_locale(lang: &Lang) -> LanguageIdentifier {
    let primary = lang.code().split('-').next().unwrap_or_default();
    primary.parse().unwrap_or_default()
}

/// Every language with a folder, in the order of the codes.
pub(crate) fn languages() -> impl Iterator<Item = &'static Lang> {
    BUNDLES.keys()
}

/// Whether `lang` has a folder.
pub(crate) fn has_language(lang: &Lang) -> bool {
    BUNDLES.contains_key(lang)
}

/// Whether `lang` itself has a message `id`.
pub(crate) fn has(lang: &Lang, id: &str) -> bool {
    BUNDLES.get(lang).is_some_and(|bundle| bundle.has_message(id))
}

/// The message `id` in `lang` itself. A missing argument stays visible as `{$name}`.
pub(crate) fn format(lang: &Lang, id: &str, args: &FluentArgs<'_>) -> Option<String> {
    let bundle = BUNDLES.get(lang)?;
    let pattern = bundle.get_message(id)?.value()?;
    // An argument that is missing is a programmer's mistake; what could be said is said.
    let mut faults = Vec::new();
    Some(bundle.format_pattern(pattern, Some(args), &mut faults).into_owned())
}
