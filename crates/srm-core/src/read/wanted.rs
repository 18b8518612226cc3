//! What a type wants to read, in words an author understands.
//!
//! A type is asked by letting it read from a [`Probe`], which only notes the question.

use std::fmt;

use serde::de::value::Error as Dull;
use serde::de::{DeserializeOwned, Deserializer, Error as _, Visitor};

/// What a value has to look like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    Text,
    Character,
    /// A whole number and its bounds.
    Whole {
        min: i128,
        max: i128,
    },
    Flag,
    List,
    Map,
    /// A group with these fields.
    Group {
        name: &'static str,
    },
    /// One of these names.
    Choice {
        names: &'static [&'static str],
    },
    Anything,
}

impl Wanted {
    /// "a text in double quotes" and so on.
    pub fn words(&self) -> String {
        match self {
            Self::Text => "a text in double quotes".to_owned(),
            Self::Character => "one character in single quotes".to_owned(),
            Self::Whole { min: 0, .. } => "a whole number that is not negative".to_owned(),
            Self::Whole { .. } => "a whole number".to_owned(),
            Self::Flag => "`true` or `false`".to_owned(),
            Self::List => "a list `[ … ]`".to_owned(),
            Self::Map => "a map `{ \"key\": value, … }`".to_owned(),
            Self::Group { name: "" } => "a group `( … )`".to_owned(),
            Self::Group { name } => format!("`{name}( … )`"),
            Self::Choice { names } => match crate::diag::list(names) {
                Some(known) => format!("one of {known}"),
                None => "a name".to_owned(),
            },
            Self::Anything => "another kind of value".to_owned(),
        }
    }
}

/// What `T` wants.
pub(crate) fn wanted<T: DeserializeOwned>() -> Wanted {
    let mut found = Wanted::Anything;
    // The probe never gives a value, so the answer is always its error.
    drop(T::deserialize(Probe(&mut found)));
    found
}

struct Probe<'p>(&'p mut Wanted);

impl Probe<'_> {
    fn note<V>(self, wanted: Wanted) -> Result<V, Dull> {
        *self.0 = wanted;
        Err(Dull::custom(Noted))
    }
}

struct Noted;

impl fmt::Display for Noted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("noted")
    }
}

macro_rules! answers {
    ($($method:ident => $wanted:expr;)*) => {
        $(fn $method<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Dull> { self.note($wanted) })*
    };
}

macro_rules! whole {
    ($($method:ident $number:ty;)*) => {
        answers! { $($method => Wanted::Whole { min: <$number>::MIN as i128, max: <$number>::MAX as i128 };)* }
    };
}

impl<'de> Deserializer<'de> for Probe<'_> {
    type Error = Dull;

    whole! {
        deserialize_i8 i8; deserialize_i16 i16; deserialize_i32 i32; deserialize_i64 i64; deserialize_i128 i128;
        deserialize_u8 u8; deserialize_u16 u16; deserialize_u32 u32; deserialize_u64 u64;
    }

    answers! {
        deserialize_u128 => Wanted::Whole { min: 0, max: i128::MAX };
        deserialize_any => Wanted::Anything;
        deserialize_bool => Wanted::Flag;
        deserialize_f32 => Wanted::Anything;
        deserialize_f64 => Wanted::Anything;
        deserialize_char => Wanted::Character;
        deserialize_str => Wanted::Text;
        deserialize_string => Wanted::Text;
        deserialize_bytes => Wanted::Anything;
        deserialize_byte_buf => Wanted::Anything;
        deserialize_unit => Wanted::Anything;
        deserialize_seq => Wanted::List;
        deserialize_map => Wanted::Map;
        deserialize_identifier => Wanted::Anything;
        deserialize_ignored_any => Wanted::Anything;
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Dull> {
        visitor.visit_some(self)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, name: &'static str, _: V) -> Result<V::Value, Dull> {
        self.note(Wanted::Group { name })
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, _: V) -> Result<V::Value, Dull> {
        // A `Raw` asks for a name that is ron's own affair.
        let name = if name.starts_with('$') { "" } else { name };
        self.note(Wanted::Group { name })
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Dull> {
        self.note(Wanted::Group { name: "" })
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: usize,
        _: V,
    ) -> Result<V::Value, Dull> {
        self.note(Wanted::Group { name })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Dull> {
        self.note(Wanted::Group { name })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Dull> {
        self.note(Wanted::Choice { names })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_say_what_they_want() {
        assert_eq!(wanted::<String>(), Wanted::Text);
        assert_eq!(wanted::<Option<u8>>(), Wanted::Whole { min: 0, max: 255 });
        assert_eq!(wanted::<Vec<bool>>(), Wanted::List);
        assert_eq!(wanted::<std::collections::BTreeMap<String, i8>>(), Wanted::Map);
        assert_eq!(wanted::<i64>().words(), "a whole number");
    }
}
