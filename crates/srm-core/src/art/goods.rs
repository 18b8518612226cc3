//! The goods of four trades: what hands take, count, sort and serve in the exercises.
//!
//! Each is drawn about the origin in a square of 160 units and can be told from the others of its trade by its outline
//! alone.

use crate::scene::Item;
use serde::Deserialize;

mod care;
mod cleaning;
mod kitchen;
mod parts;

pub use care::open_hand;

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
    /// A cable with its plug.
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
    /// A towel on a rail.
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
    /// Nuts in their shells.
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
    match good {
        Good::Cell => parts::cell(),
        Good::Pouch => parts::pouch(),
        Good::Plate => parts::plate(),
        Good::Foil => parts::foil(),
        Good::Bolt => parts::bolt(),
        Good::Washer => parts::washer(),
        Good::Cable => parts::cable(),
        Good::Clamp => parts::clamp(),
        Good::Cap => parts::cap(),
        Good::Box => parts::carton(),
        Good::Cup => care::cup(),
        Good::PillBox => care::pill_box(),
        Good::Blanket => care::blanket(),
        Good::Towel => care::towel(),
        Good::Glove => care::glove(),
        Good::Comb => care::comb(),
        Good::Toothbrush => care::toothbrush(),
        Good::Shoe => care::shoe(),
        Good::Stick => care::stick(),
        Good::Jug => care::jug(),
        Good::Spray => cleaning::spray(),
        Good::Canister => cleaning::canister(),
        Good::Bucket => cleaning::bucket(),
        Good::Cloth => cleaning::cloth(),
        Good::Mop => cleaning::mop(),
        Good::Brush => cleaning::brush(),
        Good::BinBag => cleaning::bag(),
        Good::RubberGlove => cleaning::glove(),
        Good::Sponge => cleaning::sponge(),
        Good::PaperRoll => cleaning::paper(),
        Good::DinnerPlate => kitchen::dinner_plate(),
        Good::Bowl => kitchen::bowl(),
        Good::Bread => kitchen::bread(),
        Good::Carrot => kitchen::carrot(),
        Good::Egg => kitchen::egg(),
        Good::Fish => kitchen::fish(),
        Good::Milk => kitchen::milk(),
        Good::Nut => kitchen::nut(),
        Good::Apple => kitchen::apple(),
        Good::Pan => kitchen::pan(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Pt, Shape, u};
    use crate::trig;

    /// Points on a drawing's edges and lines, each with how far its line reaches, moved to where its groups put it.
    fn dots(items: &[Item], place: &dyn Fn(Pt) -> Pt, out: &mut Vec<(Pt, i32)>) {
        let turned = |at: Pt, mdeg: i32| {
            let (sin, cos) = trig::sin_cos(mdeg);
            let (x, y) = (i64::from(at.x), i64::from(at.y));
            Pt { x: ((x * cos - y * sin) / trig::ONE) as i32, y: ((x * sin + y * cos) / trig::ONE) as i32 }
        };
        for item in items {
            match item {
                Item::Draw { shape, stroke, .. } => {
                    let reach = stroke.map_or(0, |line| line.width / 2);
                    let round = |at: Pt, r: i32, from: i32, sweep: i32| {
                        (0..=24)
                            .map(|i| turned(Pt { x: 0, y: -r }, from + sweep / 24 * i).moved(at.x, at.y))
                            .collect()
                    };
                    let edge: Vec<Pt> = match shape {
                        Shape::Rect { at, w, h, .. } => {
                            vec![*at, at.moved(*w, 0), at.moved(*w, *h), at.moved(0, *h), *at]
                        }
                        Shape::Circle { at, r } => round(*at, *r, 0, 360_000),
                        Shape::Polygon(points) => points.iter().chain(points.first()).copied().collect(),
                        Shape::Line(points) => points.clone(),
                        Shape::Arc { at, r, from_mdeg, sweep_mdeg } => {
                            round(*at, *r, *from_mdeg, *sweep_mdeg)
                        }
                        Shape::Curve([a, b, c, d]) => (0..=24)
                            .map(|i| {
                                let t = i * 1000 / 24;
                                let (ab, bc, cd) = (a.toward(*b, t), b.toward(*c, t), c.toward(*d, t));
                                ab.toward(bc, t).toward(bc.toward(cd, t), t)
                            })
                            .collect(),
                    };
                    for pair in edge.windows(2) {
                        out.extend((0..=8).map(|i| (place(pair[0].toward(pair[1], i * 125)), reach)));
                    }
                }
                Item::Group { shift, turn_mdeg, scale_pm, items, .. } => {
                    let inside = |at: Pt| {
                        let scaled = |v: i32| (i64::from(v) * i64::from(*scale_pm) / 1000) as i32;
                        let at = turned(Pt { x: scaled(at.x), y: scaled(at.y) }, *turn_mdeg);
                        place(at.moved(shift.x, shift.y))
                    };
                    dots(items, &inside, out);
                }
                Item::Shadow(_) | Item::Label { .. } => {}
            }
        }
    }

    /// Columns and rows of the raster that outlines are compared in, each 8 units.
    const CELLS: i32 = 24;

    /// What a good hides of what is behind it: everything between its leftmost and rightmost line in a row that is
    /// also between its highest and lowest in a column.
    fn outline(drawing: &[Item]) -> Vec<bool> {
        let mut all = Vec::new();
        dots(drawing, &|at| at, &mut all);
        let cell = |v: i32| (v / u(8) + CELLS / 2).clamp(0, CELLS - 1) as usize;
        let (mut rows, mut columns) = ([(CELLS, -1); CELLS as usize], [(CELLS, -1); CELLS as usize]);
        for (at, _) in all {
            let (x, y) = (cell(at.x), cell(at.y));
            rows[y] = (rows[y].0.min(x as i32), rows[y].1.max(x as i32));
            columns[x] = (columns[x].0.min(y as i32), columns[x].1.max(y as i32));
        }
        let within = |(from, to): (i32, i32), v: usize| (from..=to).contains(&(v as i32));
        let cells = (0..CELLS as usize).flat_map(|y| (0..CELLS as usize).map(move |x| (x, y)));
        cells.map(|(x, y)| within(rows[y], x) && within(columns[x], y)).collect()
    }

    #[test]
    fn every_good_keeps_to_its_square_and_fills_it() {
        for good_ in Theme::ALL.into_iter().flat_map(Theme::goods) {
            let mut all = Vec::new();
            dots(&good(good_), &|at| at, &mut all);
            let most = |value: &dyn Fn(&(Pt, i32)) -> i32| all.iter().map(value).max().unwrap();
            let reach = [
                most(&|(at, reach)| at.x + reach),
                most(&|(at, reach)| reach - at.x),
                most(&|(at, reach)| at.y + reach),
                most(&|(at, reach)| reach - at.y),
            ];
            assert!(reach.iter().all(|far| *far <= u(88)), "{good_:?} reaches out of its square: {reach:?}");
            let (w, h) = (reach[0] + reach[1], reach[2] + reach[3]);
            assert!(w.max(h) > u(130) && w.min(h) > u(70), "{good_:?} is too small");
        }
    }

    #[test]
    fn the_goods_of_a_trade_differ_in_their_outlines_alone() {
        for theme in Theme::ALL {
            let goods = theme.goods();
            let outlines = goods.map(|of| outline(&good(of)));
            for (i, one) in outlines.iter().enumerate() {
                for (j, other) in outlines.iter().enumerate().skip(i + 1) {
                    let count = |keep: &dyn Fn(bool, bool) -> bool| {
                        one.iter().zip(other).filter(|(a, b)| keep(**a, **b)).count()
                    };
                    let (differ, either) = (count(&|a, b| a != b), count(&|a, b| a || b));
                    assert!(
                        differ * 100 >= either * 10,
                        "{:?} and {:?} look alike: {differ} of {either}",
                        goods[i],
                        goods[j]
                    );
                }
            }
        }
    }

    #[test]
    fn every_good_belongs_to_one_trade_and_has_a_name_of_its_own() {
        let mut words: Vec<&str> = Theme::ALL.into_iter().flat_map(Theme::goods).map(Good::word).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), 40);
        for of in Theme::ALL.into_iter().flat_map(Theme::goods) {
            let written = of.word().trim_start_matches("good-").replace('-', "_");
            assert_eq!(ron::from_str::<Good>(&written), Ok(of), "what it is called is how it is written");
        }
    }
}
