//! The one table of colours: a role has a value in each theme.
//!
//! Scenes and pages name roles, never values; `srm-ui` turns them into paint, `svg` into hex. The light values
//! are those of the look sheets. Contrast is computed in the tests below (WCAG 2.2, success criteria 1.4.3,
//! 1.4.11), in integers.

use serde::{Deserialize, Serialize};

/// A colour value, 8 bits per channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// Which set of values the roles have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// Warm paper, dark ink.
    #[default]
    Light,
    /// Dark paper, light ink, for eyes that tire of brightness.
    Dark,
    /// Black, white and yellow: at least 7 : 1 everywhere.
    HighContrast,
}

impl Theme {
    /// Every theme, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::HighContrast];
}

macro_rules! inks {
    ($($(#[$doc:meta])* $name:ident $light:literal $dark:literal $high:literal)*) => {
        /// A colour role.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Ink { $($(#[$doc])* $name),* }

        impl Ink {
            /// Every role.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The role's value in `theme`.
            #[expect(clippy::unreadable_literal, reason = "colour values are read as RRGGBB")]
            pub const fn rgb(self, theme: Theme) -> Rgb {
                let value: u32 = match (self, theme) {
                    $((Self::$name, Theme::Light) => $light,
                      (Self::$name, Theme::Dark) => $dark,
                      (Self::$name, Theme::HighContrast) => $high,)*
                };
                Rgb((value >> 16) as u8, (value >> 8) as u8, value as u8)
            }
        }
    };
}

inks! {
    /// Page background.
    Paper 0xf6f4ef 0x14181c 0x000000
    /// Raised surface.
    Card 0xffffff 0x1f252b 0x000000
    /// Hairlines and quiet borders.
    Line 0xd8d3c8 0x3a434c 0xffffff
    /// Text and outlines.
    Ink 0x1b1f24 0xf2f0ea 0xffffff
    /// Secondary text.
    Muted 0x55606b 0xa9b4bf 0xffffff
    /// The one accent: main action, progress.
    Action 0x0b5563 0x7fd0de 0xffe600
    /// Text on the accent.
    OnAction 0xffffff 0x0d1417 0x000000
    /// Tint behind a selected thing.
    Tint 0xe8f1f2 0x22363c 0x1f1f1f
    /// Focus ring, always between two ink lines.
    Focus 0xf2a900 0xffc53d 0xffe600
    /// Right, within limits.
    Ok 0x2e7d4f 0x6fcf97 0x7dff9b
    /// Take care.
    Warn 0xb25e00 0xf0a44b 0xffb84d
    /// Wrong, out of limits.
    Bad 0xb3261e 0xf28b82 0xff8a80
    /// Thing to tell apart 1 (plain).
    Blue 0x0072b2 0x56b4e9 0x66c2ff
    /// Thing to tell apart 2 (stripes).
    Vermilion 0xd55e00 0xe8834a 0xff9d5c
    /// Thing to tell apart 3 (dots).
    Green 0x009e73 0x33c49a 0x4dffb8
    /// Thing to tell apart 4 (bars).
    Yellow 0xe3b505 0xf0cb3a 0xffee58
    /// Thing to tell apart 5 (grid).
    Purple 0x8e4f9e 0xc48fd2 0xe3a6ff
    /// Thing to tell apart 6 (rings).
    Steel 0x8a94a0 0xa6b0bb 0xd0d7de
    /// Outline of drawn things.
    Outline 0x1b1f24 0xb4bec8 0xffffff
    /// Inside of a hole or a dial: light ground for marks.
    Face 0xfbfbf9 0x10151a 0x000000
    /// Marks on a face.
    Mark 0x1b1f24 0xf2f0ea 0xffffff
    /// Dark inside of a bin, a slot.
    Hollow 0x2b3138 0x05070a 0x000000
    /// Light end of a metal gradient.
    MetalLight 0xdfe4e9 0x56616c 0x3a3a3a
    /// Dark end of a metal gradient.
    MetalDark 0x949da7 0x343d46 0x1f1f1f
    /// Light end of a belt gradient.
    BeltLight 0x4a525b 0x4a525b 0x2a2a2a
    /// Dark end of a belt gradient.
    BeltDark 0x353c44 0x30373e 0x151515
    /// Rollers of a belt.
    Roller 0x5d6670 0x6d7782 0x6a6a6a
    /// Shadow under what can be taken; drawn with low opacity.
    Shadow 0x1b1f24 0x000000 0x000000
    /// Light edge on top; drawn with low opacity.
    Light 0xffffff 0xffffff 0xffffff
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance (WCAG 2.2) times 10^9, by the sRGB curve tabulated in tests only.
    fn luminance(Rgb(r, g, b): Rgb) -> f64 {
        let channel = |value: u8| {
            let s = f64::from(value) / 255.0;
            if s <= 0.04045 { s / 12.92 } else { ((s + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b)
    }

    fn contrast(a: Ink, b: Ink, theme: Theme) -> f64 {
        let (a, b) = (luminance(a.rgb(theme)), luminance(b.rgb(theme)));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_and_marks_stand_out_in_every_theme() {
        for theme in Theme::ALL {
            let text = if theme == Theme::HighContrast { 7.0 } else { 4.5 };
            for (front, back) in [
                (Ink::Ink, Ink::Paper),
                (Ink::Ink, Ink::Card),
                (Ink::Ink, Ink::Tint),
                (Ink::Muted, Ink::Paper),
                (Ink::Muted, Ink::Card),
                (Ink::OnAction, Ink::Action),
                (Ink::Ok, Ink::Card),
                (Ink::Warn, Ink::Card),
                (Ink::Bad, Ink::Card),
                (Ink::Mark, Ink::Face),
            ] {
                let ratio = contrast(front, back, theme);
                assert!(ratio >= text, "{front:?} on {back:?} in {theme:?}: {ratio:.2}");
            }
            let ratio = contrast(Ink::Action, Ink::Card, theme);
            assert!(ratio >= 3.0, "the action on the card in {theme:?}: {ratio:.2}");
            // The ring itself may be light on light: the two lines beside it carry the contrast.
            assert!(
                contrast(Ink::Ink, Ink::Focus, theme).max(contrast(Ink::Paper, Ink::Focus, theme)) >= 3.0
            );
        }
    }

    #[test]
    fn things_to_tell_apart_stand_out_and_differ_in_every_theme() {
        let things = [Ink::Blue, Ink::Vermilion, Ink::Green, Ink::Yellow, Ink::Purple, Ink::Steel];
        for theme in Theme::ALL {
            // Everything drawn has an outline; where that stands out from the card and from the thing itself, the hue
            // inside may be as light as the card.
            let outlined = contrast(Ink::Outline, Ink::Card, theme);
            for (i, thing) in things.into_iter().enumerate() {
                let own = contrast(thing, Ink::Card, theme);
                let edge = outlined.min(contrast(Ink::Outline, thing, theme));
                assert!(
                    own.max(edge) >= 3.0,
                    "{thing:?} on the card in {theme:?}: {own:.2}, outline {edge:.2}"
                );
                for other in &things[i + 1..] {
                    assert_ne!(thing.rgb(theme), other.rgb(theme), "{thing:?} and {other:?} in {theme:?}");
                }
            }
            let ratio = contrast(Ink::Outline, Ink::Face, theme);
            assert!(ratio >= 3.0, "outlines on a face in {theme:?}: {ratio:.2}");
        }
    }
}
