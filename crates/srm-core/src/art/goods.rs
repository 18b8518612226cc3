//! The goods of four trades: what hands take, count, sort and serve in the exercises.
//!
//! Each is drawn about the origin in a square of 160 units and can be told from the others of its trade by its outline
//! alone.

use crate::palette::Ink;
use crate::scene::Item;
use serde::Deserialize;

/// A trade, as far as it decides what is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// A workshop or a cell-assembly line.
    Parts,
    /// A care home or home care.
    Care,
    /// Cleaning and service.
    Cleaning,
    /// A kitchen.
    Kitchen,
}

/// A thing of one of the trades.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Good {
    /// A round battery cell.
    Cell,
    /// A flat cell with two tabs.
    Pouch,
    /// A metal plate.
    Plate,
    /// A roll of foil.
    Foil,
    /// A bolt.
    Bolt,
    /// A washer.
    Washer,
    /// A coiled cable.
    Cable,
    /// A clamp.
    Clamp,
    /// A cap.
    Cap,
    /// A closed box.
    Box,
    /// A cup.
    Cup,
    /// A pill box.
    PillBox,
    /// A folded blanket.
    Blanket,
    /// A hanging towel.
    Towel,
    /// A thin glove.
    Glove,
    /// A comb.
    Comb,
    /// A toothbrush.
    Toothbrush,
    /// A shoe.
    Shoe,
    /// A walking stick.
    Stick,
    /// A glass jug.
    Jug,
    /// A spray bottle.
    Spray,
    /// A canister.
    Canister,
    /// A bucket.
    Bucket,
    /// A cloth.
    Cloth,
    /// A mop.
    Mop,
    /// A brush.
    Brush,
    /// A bin bag.
    BinBag,
    /// A long rubber glove.
    RubberGlove,
    /// A sponge.
    Sponge,
    /// A paper roll.
    PaperRoll,
    /// A dinner plate.
    DinnerPlate,
    /// A bowl.
    Bowl,
    /// A loaf of bread.
    Bread,
    /// A carrot.
    Carrot,
    /// An egg.
    Egg,
    /// A fish.
    Fish,
    /// A milk carton.
    Milk,
    /// A nut.
    Nut,
    /// An apple.
    Apple,
    /// A pan.
    Pan,
}

impl Theme {
    /// Every trade.
    pub const ALL: [Self; 4] = [Self::Parts, Self::Care, Self::Cleaning, Self::Kitchen];

    /// Its goods.
    pub const fn goods(self) -> [Good; 10] {
        use Good as G;
        match self {
            Self::Parts => {
                [G::Cell, G::Pouch, G::Plate, G::Foil, G::Bolt, G::Washer, G::Cable, G::Clamp, G::Cap, G::Box]
            }
            Self::Care => [
                G::Cup,
                G::PillBox,
                G::Blanket,
                G::Towel,
                G::Glove,
                G::Comb,
                G::Toothbrush,
                G::Shoe,
                G::Stick,
                G::Jug,
            ],
            Self::Cleaning => [
                G::Spray,
                G::Canister,
                G::Bucket,
                G::Cloth,
                G::Mop,
                G::Brush,
                G::BinBag,
                G::RubberGlove,
                G::Sponge,
                G::PaperRoll,
            ],
            Self::Kitchen => [
                G::DinnerPlate,
                G::Bowl,
                G::Bread,
                G::Carrot,
                G::Egg,
                G::Fish,
                G::Milk,
                G::Nut,
                G::Apple,
                G::Pan,
            ],
        }
    }
}

impl Good {
    /// Message id of its name, without article.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Cell => "good-cell",
            Self::Pouch => "good-pouch",
            Self::Plate => "good-plate",
            Self::Foil => "good-foil",
            Self::Bolt => "good-bolt",
            Self::Washer => "good-washer",
            Self::Cable => "good-cable",
            Self::Clamp => "good-clamp",
            Self::Cap => "good-cap",
            Self::Box => "good-box",
            Self::Cup => "good-cup",
            Self::PillBox => "good-pill-box",
            Self::Blanket => "good-blanket",
            Self::Towel => "good-towel",
            Self::Glove => "good-glove",
            Self::Comb => "good-comb",
            Self::Toothbrush => "good-toothbrush",
            Self::Shoe => "good-shoe",
            Self::Stick => "good-stick",
            Self::Jug => "good-jug",
            Self::Spray => "good-spray",
            Self::Canister => "good-canister",
            Self::Bucket => "good-bucket",
            Self::Cloth => "good-cloth",
            Self::Mop => "good-mop",
            Self::Brush => "good-brush",
            Self::BinBag => "good-bin-bag",
            Self::RubberGlove => "good-rubber-glove",
            Self::Sponge => "good-sponge",
            Self::PaperRoll => "good-paper-roll",
            Self::DinnerPlate => "good-dinner-plate",
            Self::Bowl => "good-bowl",
            Self::Bread => "good-bread",
            Self::Carrot => "good-carrot",
            Self::Egg => "good-egg",
            Self::Fish => "good-fish",
            Self::Milk => "good-milk",
            Self::Nut => "good-nut",
            Self::Apple => "good-apple",
            Self::Pan => "good-pan",
        }
    }
}

/// A good about the origin, about 160 × 160 units.
pub fn good(good: Good) -> Vec<Item> {
    vec![
        super::drawn(super::rect(-60, -60, 120, 120, 18), super::flat(Ink::Face), super::OUTLINE),
        super::label(0, 0, format!("{:.2}", good.word().trim_start_matches("good-")), 60, Ink::Mark),
    ]
}
