//! Names and their places.

use std::collections::HashMap;

/// Names in the order in which they first occur.
#[derive(Clone, Debug, Default)]
pub struct Names {
    place: HashMap<String, usize>,
    all: Vec<String>,
}

impl Names {
    /// The place of a name, which it is given the first time.
    pub fn place(&mut self, name: String) -> usize {
        if let Some(place) = self.place.get(&name) {
            return *place;
        }
        self.all.push(name.clone());
        self.place.insert(name, self.all.len() - 1);
        self.all.len() - 1
    }

    /// All names, each at its place.
    pub fn all(&self) -> &[String] {
        &self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_place() {
        let mut names = Names::default();
        let places = ["b", "a", "b"].map(|name| names.place(name.to_owned()));
        assert_eq!((places, names.all().len()), ([0, 1, 0], 2));
    }
}
