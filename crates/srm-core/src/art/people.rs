//! People who talk with each other: seen from the waist up, adults of a workplace, with a mood in face and posture.

use super::{Hue, OUTLINE, circle, drawn, filled, flat, lined, path, polygon, rect, stroke, turned};
use crate::palette::Ink;
use crate::scene::{Item, Shape, Stroke, pt};
use serde::Deserialize;

/// How somebody looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mood {
    /// At ease.
    Calm,
    /// Afraid that something is wrong.
    Worried,
    /// Wants something put right at once.
    Angry,
    /// Pleased.
    Glad,
    /// Hurts somewhere.
    InPain,
}

impl Mood {
    /// Every mood.
    pub const ALL: [Self; 5] = [Self::Calm, Self::Worried, Self::Angry, Self::Glad, Self::InPain];

    /// Message id of its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Calm => "mood-calm",
            Self::Worried => "mood-worried",
            Self::Angry => "mood-angry",
            Self::Glad => "mood-glad",
            Self::InPain => "mood-in-pain",
        }
    }
}

/// What somebody has on the head, so that people can be told apart without their colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hair {
    /// Short.
    Short,
    /// Down to the shoulders.
    Long,
    /// Tied up.
    Bun,
    /// A scarf.
    Scarf,
    /// Short and grey, with glasses.
    Grey,
}

impl Hair {
    /// Every one, in the order scenes take them.
    pub const ALL: [Self; 5] = [Self::Grey, Self::Bun, Self::Short, Self::Scarf, Self::Long];
}

/// Somebody in a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Colour and pattern of the clothes.
    pub hue: Hue,
    /// What is on the head.
    pub hair: Hair,
    /// How they look.
    pub mood: Mood,
    /// Which way they look: −1 to the left, 1 to the right.
    pub facing: i32,
}

/// The width of a face's line.
const LINE: Stroke = stroke(Ink::Mark, 5);

/// Somebody as far as `hem` units below the collar, about 340 units wide; the origin is the middle of the collar.
pub fn figure(figure: Figure, hem: i32) -> Vec<Item> {
    let Figure { hue, hair, mood, facing } = figure;
    // Who is angry stands broad, who hurts or is afraid draws the shoulders in.
    let half = match mood {
        Mood::Angry => 152,
        Mood::InPain | Mood::Worried => 134,
        Mood::Calm | Mood::Glad => 142,
    };
    let tilt = match mood {
        Mood::InPain => 9_000 * facing,
        Mood::Worried => 4_000 * facing,
        Mood::Calm | Mood::Angry | Mood::Glad => 0,
    };
    let mut items = vec![turned(pt(0, 0), tilt, behind(hair, hue)), torso(half, hem, hue)];
    items.push(drawn(rect(-30, -62, 60, 92, 26), flat(Ink::Face), OUTLINE));
    items.push(polygon(&[(-44, -2), (0, 52), (44, -2), (30, -14), (-30, -14)], flat(Ink::Face), None));
    items.push(path(&[(-46, -4), (0, 54), (46, -4)], OUTLINE));
    let mut head = vec![drawn(rect(-63, -180, 126, 144, 58), flat(Ink::Face), OUTLINE)];
    head.extend(before(hair, hue));
    head.extend(face(mood, hair, facing));
    items.push(turned(pt(0, 0), tilt, head));
    items.extend(arms(mood, hue, facing));
    items
}

/// Somebody seen from behind: whoever looks on stands in their place.
pub fn figure_from_behind(hue: Hue, hem: i32) -> Vec<Item> {
    let skin = flat(Ink::Face);
    vec![
        torso(146, hem, hue),
        path(&[(-98, hem - 2), (-102, 130)], OUTLINE),
        path(&[(98, hem - 2), (102, 130)], OUTLINE),
        drawn(rect(-34, -70, 68, 84, 20), skin, OUTLINE),
        drawn(rect(-52, -16, 104, 34, 17), hue.fill(), OUTLINE),
        drawn(circle(-66, -112, 17), skin, OUTLINE),
        drawn(circle(66, -112, 17), skin, OUTLINE),
        drawn(rect(-67, -206, 134, 160, 60), flat(Ink::BeltLight), OUTLINE),
        path(&[(-34, -176), (-8, -188), (22, -186)], stroke(Ink::Muted, 6)),
    ]
}

/// Shoulders and what is below them.
fn torso(half: i32, hem: i32, hue: Hue) -> Item {
    let side =
        [(40, -16), (66, -12), (90, -3), (110, 11), (125, 29), (135, 51), (140, 76), (142, 108), (140, hem)];
    let out = |side: i32| move |(x, y): &(i32, i32)| (side * x * half / 142, *y);
    let mut points: Vec<(i32, i32)> = side.iter().map(out(1)).collect();
    points.extend(side.iter().rev().map(out(-1)));
    polygon(&points, hue.fill(), Some(OUTLINE))
}

const fn hair_ink(hair: Hair) -> Ink {
    match hair {
        Hair::Grey => Ink::MetalLight,
        Hair::Long => Ink::Warn,
        Hair::Short | Hair::Bun | Hair::Scarf => Ink::BeltLight,
    }
}

/// What of the hair lies behind the head.
fn behind(hair: Hair, hue: Hue) -> Vec<Item> {
    let ink = flat(hair_ink(hair));
    match hair {
        Hair::Short | Hair::Grey => vec![drawn(rect(-71, -208, 142, 112, 64), ink, OUTLINE)],
        Hair::Long => vec![drawn(rect(-84, -210, 168, 228, 74), ink, OUTLINE)],
        Hair::Bun => {
            vec![drawn(circle(0, -222, 36), ink, OUTLINE), drawn(rect(-73, -208, 146, 124, 66), ink, OUTLINE)]
        }
        Hair::Scarf => vec![drawn(rect(-84, -212, 168, 226, 80), hue.fill(), OUTLINE)],
    }
}

/// What of the hair lies before the forehead.
fn before(hair: Hair, hue: Hue) -> Vec<Item> {
    let ink = flat(hair_ink(hair));
    match hair {
        Hair::Short => vec![polygon(
            &[(-58, -150), (-44, -176), (-10, -190), (34, -186), (52, -168)],
            ink,
            Some(stroke(Ink::Outline, 3)),
        )],
        Hair::Bun | Hair::Grey => Vec::new(),
        Hair::Long => vec![
            polygon(&[(-60, -128), (-50, -168), (0, -190), (4, -178)], ink, Some(stroke(Ink::Outline, 3))),
            polygon(&[(60, -128), (50, -168), (0, -190), (-4, -178)], ink, Some(stroke(Ink::Outline, 3))),
        ],
        Hair::Scarf => vec![
            polygon(
                &[(-62, -142), (-46, -176), (0, -190), (46, -176), (62, -142), (0, -166)],
                hue.fill(),
                None,
            ),
            path(&[(-62, -140), (-38, -162), (0, -169), (38, -162), (62, -140)], stroke(Ink::Outline, 4)),
            drawn(rect(-56, -46, 112, 56, 26), hue.fill(), OUTLINE),
        ],
    }
}

fn face(mood: Mood, hair: Hair, facing: i32) -> Vec<Item> {
    let x = 10 * facing;
    let eyes = [x - 26, x + 26];
    let mut items = Vec::new();
    for (side, eye) in [(-1, eyes[0]), (1, eyes[1])] {
        if mood == Mood::InPain {
            items.push(path(&[(eye - 13, -124), (eye + 13, -120)], LINE));
        } else {
            items.push(filled(circle(eye, -122, 8), flat(Ink::Mark)));
        }
        // Brows: up at the middle when worried or hurt, down when angry.
        let (inner, outer) = match mood {
            Mood::Worried | Mood::InPain => (-152, -140),
            Mood::Angry => (-138, -154),
            Mood::Calm => (-147, -147),
            Mood::Glad => (-150, -146),
        };
        items.push(path(&[(eye - 15 * side, inner), (eye + 15 * side, outer)], LINE));
        if hair == Hair::Grey {
            items.push(lined(circle(eye, -122, 22), stroke(Ink::Mark, 4)));
        }
    }
    if hair == Hair::Grey {
        items.push(path(&[(eyes[0] + 22, -124), (eyes[1] - 22, -124)], stroke(Ink::Mark, 4)));
    }
    items.push(path(&[(x + 4 * facing, -112), (x + 12 * facing, -94), (x, -92)], stroke(Ink::Mark, 4)));
    let mouth = |bend: i32, half: i32| {
        let points = [
            pt(x - half, -70),
            pt(x - half / 2, -70 + bend),
            pt(x + half / 2, -70 + bend),
            pt(x + half, -70),
        ];
        lined(Shape::Curve(points), LINE)
    };
    items.push(match mood {
        Mood::Calm => mouth(3, 20),
        Mood::Worried => mouth(-13, 20),
        Mood::Angry => mouth(-16, 24),
        Mood::Glad => mouth(22, 27),
        Mood::InPain => drawn(rect(x - 14, -78, 28, 16, 8), flat(Ink::Hollow), stroke(Ink::Mark, 4)),
    });
    items
}

/// One arm as a bent line, its hand at the end.
fn arm(hue: Hue, points: &[(i32, i32)]) -> Vec<Item> {
    let (x, y) = points.last().copied().unwrap_or_default();
    vec![
        path(points, stroke(Ink::Outline, 66)),
        path(points, stroke(hue.fill().ink, 58)),
        drawn(circle(x, y, 30), flat(Ink::Face), OUTLINE),
    ]
}

/// Where the arms are: they say how somebody feels, apart from the face.
fn arms(mood: Mood, hue: Hue, facing: i32) -> Vec<Item> {
    let near = facing;
    let mut items = Vec::new();
    match mood {
        // At the sides, one hand a little before the body.
        Mood::Calm => {
            items.extend(arm(hue, &[(-112 * near, 92), (-126 * near, 250), (-118 * near, 330)]));
            items.extend(arm(hue, &[(110 * near, 92), (124 * near, 226), (62 * near, 290)]));
        }
        // Both hands clasped before the chest.
        Mood::Worried => {
            items.extend(arm(hue, &[(-104, 96), (-112, 214), (-22, 178)]));
            items.extend(arm(hue, &[(104, 96), (112, 214), (22, 178)]));
        }
        // Hands on the hips.
        Mood::Angry => {
            items.extend(arm(hue, &[(-120, 86), (-206, 216), (-112, 300)]));
            items.extend(arm(hue, &[(120, 86), (206, 216), (112, 300)]));
        }
        // One hand held out.
        Mood::Glad => {
            items.extend(arm(hue, &[(-112 * near, 92), (-126 * near, 250), (-118 * near, 330)]));
            items.extend(arm(hue, &[(112 * near, 92), (146 * near, 196), (208 * near, 148)]));
        }
        // One hand on the chest, the other on the forehead.
        Mood::InPain => {
            items.extend(arm(hue, &[(-100 * near, 96), (-108 * near, 226), (0, 196)]));
            items.extend(arm(hue, &[(104 * near, 90), (158 * near, 4), (68 * near, -150)]));
        }
    }
    items
}
