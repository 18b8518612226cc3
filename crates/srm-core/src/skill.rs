//! The catalogue of general skills (METHOD §4): ids are ours, order is how often occupations needed them.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

macro_rules! skills {
    ($($name:ident $id:literal)*) => {
        /// A general skill: not how a person is, but how they can use competence in a work situation.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Skill { $(#[doc = $id] $name),* }

        impl Skill {
            /// Every skill.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The id in files and documents.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id),* }
            }
        }
    };
}

skills! {
    FollowRules "follow-rules"
    SustainAttention "sustain-attention"
    Dexterity "dexterity"
    Spatial "spatial"
    Teamwork "teamwork"
    Pressure "pressure"
    Process "process"
    Data "data"
    Service "service"
    Initiative "initiative"
    Organise "organise"
    Communicate "communicate"
    Adapt "adapt"
    Assert "assert"
    Lead "lead"
    Negotiate "negotiate"
    Create "create"
}

impl Serialize for Skill {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl<'de> Deserialize<'de> for Skill {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = String::deserialize(deserializer)?;
        Self::parse(&id).ok_or_else(|| D::Error::custom("this is no skill of the catalogue"))
    }
}

impl Skill {
    /// The skill with this id.
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|skill| skill.id() == id)
    }

    /// Every id, for suggestions.
    pub fn ids() -> Vec<&'static str> {
        Self::ALL.iter().map(|skill| skill.id()).collect()
    }
}
