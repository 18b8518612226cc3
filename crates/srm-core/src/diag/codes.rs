//! Every kind of problem, with the explanation that `srm explain` shows.
//!
//! A code never changes its meaning and is never used again for something else. A new one is one entry of the table
//! below, at the end of its group: SR01 reading a file, SR02 structure, SR03 names and references, SR04 numbers that
//! do not work, SR05 words, SR06 files and assets, SR07 scoring rules, SR09 the check itself.

use std::str::FromStr;

use super::Severity::{self, Error, Warning};

/// The full description of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The stable id, such as `SR0201`.
    pub id: &'static str,
    /// How bad a problem of this kind is.
    pub severity: Severity,
    /// A few words.
    pub title: &'static str,
    /// What is wrong and why it matters.
    pub why: &'static str,
    /// An example that has the problem.
    pub wrong: &'static str,
    /// The same without it.
    pub right: &'static str,
    /// How to repair it.
    pub fix: &'static str,
}

macro_rules! codes {
    ($($name:ident $id:literal $severity:ident $title:literal
        why $why:literal wrong $wrong:literal right $right:literal fix $fix:literal;)*) => {
        /// A kind of problem.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = concat!($id, ": ", $title, ".")] $name),* }

        impl Code {
            /// Every code, sorted by id.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The code's description.
            pub const fn explanation(self) -> &'static Explanation {
                match self {
                    $(Self::$name => &Explanation {
                        id: $id, severity: $severity, title: $title,
                        why: $why, wrong: $wrong, right: $right, fix: $fix,
                    }),*
                }
            }
        }
    };
}

codes! {
    NotUtf8 "SR0101" Error "the file is not UTF-8"
        why "Every file of a pack is UTF-8 text. Older encodings write å, é or Arabic letters as other bytes, and guessing would show candidates wrong letters."
        wrong "a file saved as Windows-1252 (Latin-1) or UTF-16" right "the same file saved as UTF-8"
        fix "Open the file in an editor, choose its real encoding, and save it as UTF-8.";
    ByteOrderMark "SR0102" Error "the file starts with a byte order mark"
        why "The three invisible bytes EF BB BF before the first letter change the file's digest without any visible difference."
        wrong "a file saved as `UTF-8 with BOM`" right "the same file saved as `UTF-8`"
        fix "Save the file as plain UTF-8, without BOM.";
    ZeroByte "SR0103" Error "the file holds a zero byte"
        why "Text never holds a zero byte; the file is damaged or is no text file."
        wrong "a picture named `set.ron`" right "a text file named `set.ron`"
        fix "Restore the file from a good copy, or save it again as text.";
    FileTooLarge "SR0104" Error "the file is too large"
        why "A document of this kind is written by hand and stays small. A limit keeps a damaged or hostile file from filling the station's memory."
        wrong "a `set.ron` of 10 MB" right "a `set.ron` of a few kilobytes, with sounds and pictures in `assets/`"
        fix "Split the document, or move pictures and sounds to the assets folder.";
    NestedTooDeep "SR0105" Error "brackets are nested too deep"
        why "More than 64 brackets inside each other are never meant, and reading them could exhaust the program."
        wrong "[[[[[[[[[[ … 70 times" right "[(id: \"a\"), (id: \"b\")]"
        fix "Look for brackets that are opened again and again without being closed.";
    EmptyFile "SR0106" Error "the file holds no document"
        why "A file without a document is most often one whose contents were lost."
        wrong "// only a comment" right "Set(format: \"srm-set/1.0\", …)"
        fix "Write the document, or remove the file.";
    MissingComma "SR0107" Error "a comma is missing"
        why "Items of a list and fields of a group are separated by commas; without one it is not clear where an item ends."
        wrong "(id: \"a\" title: \"A\")" right "(id: \"a\", title: \"A\")"
        fix "Add the comma behind the item.";
    MissingColon "SR0108" Error "a colon is missing"
        why "Each entry of a map `{ }` is a key, a colon and a value."
        wrong "{ \"start\" \"Begin\" }" right "{ \"start\": \"Begin\" }"
        fix "Add `:` and the value, or write a list in `[ ]`.";
    MissingValue "SR0109" Error "a value is missing"
        why "A field's name or a comma stands where a value should follow."
        wrong "(limit_ms: , id: \"a\")" right "(limit_ms: 4000, id: \"a\")"
        fix "Write the value, or take out the name or the comma.";
    UnclosedText "SR0110" Error "a text has no closing quote"
        why "Without the closing quote the text runs on into the lines below, and everything behind it is misread."
        wrong "title: \"Sorting," right "title: \"Sorting\","
        fix "Add the closing quote where the text ends. For several lines use a raw text `r\"…\"`.";
    UnclosedComment "SR0111" Error "a comment is never closed"
        why "A comment opened with `/*` hides everything up to its `*/`; inner comments count."
        wrong "/* see the manual" right "/* see the manual */"
        fix "Add `*/`, or use `//` for a comment of one line.";
    UnclosedBracket "SR0112" Error "a bracket is never closed"
        why "Every `(`, `[` and `{` needs its partner."
        wrong "(items: [1, 2, id: \"a\")" right "(items: [1, 2], id: \"a\")"
        fix "Add the missing bracket where the group, list or map ends.";
    WrongBracket "SR0113" Error "the wrong kind of bracket"
        why "Groups of named fields use `( )`, lists `[ ]`, maps of keys and values `{ }`."
        wrong "Dimension { id: \"a\" }" right "Dimension(id: \"a\")"
        fix "Use the kind of bracket that the message names.";
    TrailingText "SR0114" Error "there is text after the document"
        why "A file holds exactly one document; what comes after it would silently be ignored."
        wrong "Set(id: \"a\") Set(id: \"b\")" right "Set(id: \"a\")"
        fix "Move the rest to its own file, or remove it.";
    UnexpectedCharacter "SR0115" Error "a character has no meaning here"
        why "Fields are written `name: value`, texts in plain double quotes, comments behind `//`."
        wrong "id = 'sorting'" right "id: \"sorting\""
        fix "Write the character that the message names, or put the text in double quotes.";
    QuotedField "SR0116" Error "a field's name has quotes"
        why "In a group `( )` the names are part of the format and are written without quotes; only the keys of a map `{ }` have them."
        wrong "(\"id\": \"a\")" right "(id: \"a\")"
        fix "Take the quotes away.";
    BadEscape "SR0117" Error "an unknown escape in a text"
        why "In a text `\\` starts an escape such as `\\n`; before another letter it means nothing."
        wrong "\"C:\\pictures\"" right "\"C:\\\\pictures\" or r\"C:\\pictures\""
        fix "Write `\\\\` for a single `\\`, or use a raw text.";
    OtherDocument "SR0118" Error "this is another kind of document"
        why "Each place in a pack holds one kind of document: a set, an exercise, scoring rules or texts."
        wrong "Rubric( … ) in the file set.ron" right "Set( … ) in the file set.ron"
        fix "Move the file to its place, or correct the document's name.";

    UnknownField "SR0201" Error "an unknown field"
        why "The field is most often misspelt. Ignoring it would quietly drop what its author wanted."
        wrong "Dimension(wieght: 400)" right "Dimension(weight: 400)"
        fix "Correct the name; the message lists the names that exist.";
    MissingField "SR0202" Error "a field is missing"
        why "The field has no default, because no value is right for every exercise."
        wrong "Dimension(id: \"a\")" right "Dimension(id: \"a\", weight: 400)"
        fix "Add the field.";
    DuplicateField "SR0203" Error "a field comes twice"
        why "It is not clear which of the two values is meant."
        wrong "(id: \"a\", id: \"b\")" right "(id: \"a\")"
        fix "Keep one of the two.";
    UnknownVariant "SR0204" Error "an unknown name where one of several is needed"
        why "Only the names of the format can stand here: kinds of exercise, rules, policies."
        wrong "resume: contineu" right "resume: continue"
        fix "Use one of the names that the message lists.";
    WrongType "SR0205" Error "the wrong kind of value"
        why "The field wants another kind of value: a text, a number, a list, a group."
        wrong "title: Sorting" right "title: \"Sorting\""
        fix "Write the kind of value that the message names.";
    NotWhole "SR0206" Error "a whole number is needed"
        why "All numbers are whole, so that every machine computes exactly the same points."
        wrong "limit_ms: 1.5" right "limit_ms: 1500"
        fix "Use the smaller unit: milliseconds for seconds, thousandths for shares.";
    NotANumber "SR0207" Error "NaN and infinity are not numbers to work with"
        why "No limit, share or point can be infinite or undefined."
        wrong "max_points: inf" right "max_points: 100"
        fix "Write a whole number.";
    NumberOutOfRange "SR0208" Error "a number does not fit its field"
        why "The number is larger than the field can hold, or negative where that makes no sense."
        wrong "rounds: -3" right "rounds: 3"
        fix "Write a number within the bounds that the message names.";
    DuplicateKey "SR0209" Error "a key comes twice in a map"
        why "It is not clear which of the two values is meant."
        wrong "{ \"start\": \"Begin\", \"start\": \"Go\" }" right "{ \"start\": \"Begin\" }"
        fix "Keep one of the two entries.";
    TakesNoFields "SR0210" Error "a name that takes no fields"
        why "Some choices are a bare name; brackets behind them mean a field was expected to have an effect."
        wrong "resume: continue(2)" right "resume: continue"
        fix "Take the brackets away.";
    InvalidValue "SR0211" Error "a value that is not allowed"
        why "The value has the right kind, but its field allows only some values."
        wrong "format: \"srm-set/99.0\"" right "format: \"srm-set/1.0\""
        fix "Write a value of the form that the message names.";

    BadId "SR0301" Error "an id of the wrong form"
        why "Ids end up in file names and on score sheets; they are lower-case letters, digits and single hyphens, starting with a letter."
        wrong "id: \"Sort Parts\"" right "id: \"sort-parts\""
        fix "Write the id in lower case, with hyphens for spaces.";
    UnknownExercise "SR0302" Error "an exercise that does not exist"
        why "The set has no exercise with this id, so nothing could be shown or scored."
        wrong "exercise: \"sort-part\"" right "exercise: \"sort-parts\""
        fix "Correct the id, or add the exercise to the set.";
    UnknownSkill "SR0303" Error "a skill that does not exist"
        why "Evidence can only count for a skill that the job analysis names."
        wrong "skill: \"vigilence\"" right "skill: \"vigilance\""
        fix "Correct the id, or add the skill to the job analysis.";
    DuplicateId "SR0305" Error "an id that is used twice"
        why "References would be ambiguous."
        wrong "[(id: \"a\"), (id: \"a\")]" right "[(id: \"a\"), (id: \"b\")]"
        fix "Give each its own id.";
    UnknownMeasure "SR0306" Error "a measure that the exercise does not give"
        why "A rule can only use evidence that the kind of exercise produces."
        wrong "measure: \"speed\"" right "measure: \"correct\""
        fix "Use one of the measures that the message lists.";
    UnknownLanguage "SR0307" Error "an unknown language"
        why "A language is named by its short standard code, as in the text file's name."
        wrong "languages: [\"english\"]" right "languages: [\"en\"]"
        fix "Use the code, such as `sv`, `en` or `ar`, and add its text file.";
    OtherId "SR0312" Error "an id that differs from its file's name"
        why "A set is found by the name of its folder and its rules by the name of their file; two names would be two sets."
        wrong "id: \"demo\" in exercises/kitchen/set.ron" right "id: \"kitchen\" in exercises/kitchen/set.ron"
        fix "Write the folder's name as the id, or rename the folder.";
    UnknownPart "SR0313" Error "a part of the exercise that does not exist"
        why "A turn of a conversation or a piece of a report is named by another, and nothing has this name."
        wrong "next: \"calmer\" where the turns are `greet` and `calm`" right "next: \"calm\""
        fix "Correct the name, or add the part.";

    LimitOutOfBounds "SR0401" Error "a limit outside its bounds"
        why "Limits of time and number have bounds, so that an exercise can neither end at once nor never."
        wrong "limit_ms: 50" right "limit_ms: 60000"
        fix "Write a number within the bounds that the message names; check the unit.";
    ParameterOutOfRange "SR0402" Error "a parameter outside its range"
        why "Outside this range the exercise does not work as its kind is meant to."
        wrong "belts: 40" right "belts: 3"
        fix "Write a number within the range that the message names.";
    Impossible "SR0403" Error "numbers that do not work together"
        why "Even a perfect worker would not reach full marks with these numbers, or a rule could not tell a good result from a poor one."
        wrong "practice: (items: 6, right_min: 9, rounds_max: 3)" right "practice: (items: 6, right_min: 5, rounds_max: 3)"
        fix "Change one of the numbers; the message names a value that works.";
    Trivial "SR0404" Error "points for nothing"
        why "Whoever does nothing at all, or everything wrong, would get points by this rule, and the total would say less about a skill than it claims."
        wrong "linear(zero_at: -10, full_at: 40, points: 20) on a measure from 0 to 50" right "linear(zero_at: 0, full_at: 40, points: 20)"
        fix "Begin giving points above the worst result; the message names the value.";
    PointsUnreachable "SR0406" Error "points that nobody can reach"
        why "The rule wants more than the exercise can give, so full marks are impossible."
        wrong "full_at: 60 where the exercise has 40 items" right "full_at: 40"
        fix "Bring the rule within the range of the measure that the message names.";
    MinimumAboveMaximum "SR0407" Error "a minimum above the maximum"
        why "No result could satisfy both."
        wrong "minimum: 120, max_points: 100" right "minimum: 60, max_points: 100"
        fix "Lower the minimum or raise the maximum.";
    ThresholdAboveMaximum "SR0408" Error "the threshold is above the highest total"
        why "Nobody could ever pass."
        wrong "threshold: 700 where all points make 600" right "threshold: 360"
        fix "Lower the threshold, or correct the points.";
    BadBand "SR0409" Error "an uncertainty band that does not work"
        why "The band around the threshold must leave room on both sides; otherwise nobody could be clearly above or clearly below."
        wrong "threshold: 100, band: 150" right "threshold: 360, band: 20"
        fix "Make the band smaller than the distance to zero and to the maximum.";
    SetTooLong "SR0411" Warning "the set is very long"
        why "Long sessions measure tiredness more than skill."
        wrong "a route of five hours" right "a route of two hours, breaks included"
        fix "Shorten exercises or take some out, until the set lasts at most three hours.";
    TooFew "SR0412" Error "too few items"
        why "The list needs more entries to make sense."
        wrong "route: []" right "route: [Exercise(\"sort-parts\")]"
        fix "Add entries.";
    TooMany "SR0413" Error "too many items"
        why "Everything has an upper limit, so that a slip of the keyboard cannot make a file unusable."
        wrong "practice rounds: 900" right "practice rounds: 3"
        fix "Keep within the limit that the message names.";
    WrongPractice "SR0414" Error "practice is missing, or is not possible"
        why "Nobody is timed on what they have not tried; a physical task is tried with the leader, not at the station."
        wrong "kind: rule_sort( … ) without practice" right "practice: (items: 6, right_min: 5, rounds_max: 3)"
        fix "Add `practice` for work at the station; leave it out for an observed task.";
    MisplacedBreak "SR0415" Error "a break in the wrong place"
        why "A break rests people between two exercises; at either end of the route, or behind another break, it only keeps them waiting."
        wrong "[Break(minutes: 5), Exercise(\"sort-parts\")]" right "[Exercise(\"sort-parts\"), Break(minutes: 5), Exercise(\"find-defects\")]"
        fix "Take the break out, put it between two exercises, or make one break of two.";
    BrokenBranches "SR0416" Error "branches that do not lead through"
        why "Every way through a conversation must come to an end after the same number of turns, and every turn must lie on a way; otherwise candidates would not be asked equally often."
        wrong "a reply whose `next` leads back to the turn it answers" right "a reply whose `next` leads on, or that has none and ends the scene"
        fix "Let every reply of a turn lead equally far, as the message says.";

    MissingTranslation "SR0501" Error "a text is missing in a language"
        why "A candidate who chose this language would see an empty screen."
        wrong "\"start\" in text/sv.ron but not in text/ar.ron" right "\"start\" in every language file"
        fix "Add the key with its translation.";
    EmptyText "SR0503" Error "an empty text"
        why "The screen would have a gap where an instruction belongs."
        wrong "\"start\": \"\"" right "\"start\": \"Begin\""
        fix "Write the text, or remove the key where nothing is meant to be said.";
    TextTooLong "SR0504" Error "a text that is too long"
        why "The text would not fit its place, above all at 200 % text size."
        wrong "a button text of 300 letters" right "a button text of 20 letters"
        fix "Shorten it to the length that the message names.";
    UnusedText "SR0505" Warning "a text that is never shown"
        why "Nothing refers to this key; translators work for nothing, or the reference is misspelt."
        wrong "\"sort.old\": \"…\"" right "only keys that an exercise uses"
        fix "Remove the entry, or correct the reference.";
    ControlCharacter "SR0507" Error "an invisible character in a text"
        why "Control characters do not show and can turn the reading direction of the whole screen."
        wrong "a text with U+202E" right "the same without it"
        fix "Remove the character; directions are found from the letters themselves.";

    PathOutside "SR0601" Error "a file name that leads out of the pack"
        why "A pack must never read files elsewhere on a station."
        wrong "image: \"../../passwords.txt\"" right "image: \"part.png\""
        fix "Put the file in the assets folder and use its plain name.";
    MissingFile "SR0602" Error "a file is missing"
        why "The pack needs this file and does not have it."
        wrong "a set without text/en.ron" right "a set with text/en.ron"
        fix "Add the file, or remove what refers to it.";
    StrayFile "SR0603" Warning "a file that is not part of the pack"
        why "Nothing refers to it; it would only make the pack larger and change its digest."
        wrong "assets/part-old.png" right "only files that are used"
        fix "Remove the file or refer to it.";
    AssetTooLarge "SR0604" Error "an asset is too large"
        why "Large pictures and sounds load slowly and could delay an exercise on a small station."
        wrong "a photo of 30 MB" right "a picture of 200 kB"
        fix "Scale the file down to the limit that the message names.";
    PackTooLarge "SR0606" Error "the pack is too large"
        why "A pack is signed and loaded as one piece; it may have at most 64 MiB."
        wrong "500 photos" right "the pictures that the exercises use"
        fix "Remove unused files and scale pictures down.";
    WrongCase "SR0607" Error "upper and lower case differ from the file's name"
        why "Some systems tell `Part.png` from `part.png`; the pack would work on one station and fail on another."
        wrong "image: \"Part.png\" with assets/part.png" right "image: \"part.png\""
        fix "Write the name exactly as the file is named.";
    UnreadableFile "SR0608" Error "a file cannot be read"
        why "The system refuses to open the file, or the disk is damaged."
        wrong "a file without read permission" right "a file that can be opened"
        fix "Check the permissions and the disk, then try again.";
    TooManyFiles "SR0609" Error "the pack has too many files"
        why "A pack with thousands of files is a mistake, such as a wrong folder."
        wrong "a pack inside a home folder" right "a folder with the pack alone"
        fix "Check that the folder is the right one.";

    NotScored "SR0701" Error "an exercise without a rule"
        why "Its result would count for nothing, and candidates would work for nothing."
        wrong "three exercises, rules for two" right "a rule for each exercise"
        fix "Add a rule, or take the exercise out of the set.";
    UnjustifiedMinimum "SR0702" Error "a minimum without a reason"
        why "A minimum can decide on its own, so it must say why the job needs it."
        wrong "Minimum(exercise: \"watch-dials\", points: 60, band: 5)" right "Minimum(exercise: \"watch-dials\", points: 60, band: 5, reason: \"reason.alarms\")"
        fix "Name a text with the reason, taken from the job analysis.";
    SkillWithoutEvidence "SR0703" Error "a skill without evidence"
        why "A task, an exercise or a rule names a skill that the job analysis or the exercise does not show, so the result would claim more than was measured."
        wrong "skills: [\"lead\"] where the job analysis says nothing of `lead`" right "skills: { \"lead\": \"evidence.lead\" } in the job analysis"
        fix "Write into the job analysis what shows the skill, or take the skill out.";
    DuplicateMinimum "SR0704" Error "two minimums for the same exercise"
        why "It is not clear which of them decides."
        wrong "two entries `Minimum(exercise: \"watch-dials\", …)`" right "one of them"
        fix "Keep one of them.";
    DuplicateRule "SR0706" Error "two rules for the same measure"
        why "The same evidence would count twice."
        wrong "two rules on `correct` of one exercise" right "one rule on `correct`"
        fix "Keep one of them, or let the other use another measure.";
    ExerciseWithoutTask "SR0707" Error "an exercise without a link to the job"
        why "Candidates are told what each exercise has to do with the job, and must be able to rely on it."
        wrong "skills: [\"adapt\"] where no task of the job analysis needs `adapt`" right "Task(words: \"task.rework\", skills: [\"adapt\"]) in the job analysis"
        fix "Add the skill to the task that needs it, or take the exercise out.";

    TooManyProblems "SR0901" Warning "not all problems are shown"
        why "Hundreds of problems mostly have one cause; a longer list would not help."
        wrong "a file with 900 problems" right "a file with none"
        fix "Repair the first problems and check again.";
}

impl Code {
    /// The stable id, such as `SR0201`.
    pub const fn id(self) -> &'static str {
        self.explanation().id
    }

    /// How bad a problem of this kind is.
    pub const fn severity(self) -> Severity {
        self.explanation().severity
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Code {
    type Err = String;

    /// Finds a code by its id; upper and lower case do not matter. The error says what is known.
    fn from_str(id: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().find(|code| code.id().eq_ignore_ascii_case(id.trim()));
        found.copied().ok_or_else(|| {
            let first = Self::ALL.first().map_or("", |code| code.id());
            let last = Self::ALL.last().map_or("", |code| code.id());
            format!("there is no code `{id}`; codes go from {first} to {last}")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_sorted_and_unique() {
        for pair in Code::ALL.windows(2) {
            assert!(pair[0].id() < pair[1].id(), "{} {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn every_code_is_explained() {
        for code in Code::ALL {
            let e = code.explanation();
            assert!(e.id.len() == 6 && e.id.starts_with("SR"), "{code}");
            assert!(e.why.ends_with('.') && e.fix.ends_with('.') && !e.title.ends_with('.'), "{code}");
            assert!(!e.wrong.is_empty() && !e.right.is_empty() && e.wrong != e.right, "{code}");
            assert_eq!(e.id.to_lowercase().parse(), Ok(*code));
        }
        assert!("SR9999".parse::<Code>().is_err_and(|e| e.contains("SR0101")));
    }
}
