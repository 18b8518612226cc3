//! Plain tables for people.

/// Lines with columns as wide as their widest cell, two spaces between; the first row is the head. Columns whose
/// index is in `right` are set to the right, as numbers want it.
pub fn table(rows: &[Vec<String>], right: &[usize]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut out = String::new();
    for (index, row) in rows.iter().enumerate() {
        let cells: Vec<String> =
            row.iter()
                .zip(&widths)
                .enumerate()
                .map(|(column, (cell, &width))| {
                    if right.contains(&column) {
                        format!("{cell:>width$}")
                    } else {
                        format!("{cell:<width$}")
                    }
                })
                .collect();
        out.push_str(cells.join("  ").trim_end());
        out.push('\n');
        if index == 0 {
            let lines: Vec<String> = widths.iter().map(|&width| "-".repeat(width)).collect();
            out.push_str(&lines.join("  "));
            out.push('\n');
        }
    }
    out
}

/// Thousandths of a point as a decimal without needless zeros: `12500` is `12.5`.
pub fn points(milli: i64) -> String {
    let sign = if milli < 0 { "-" } else { "" };
    let size = milli.unsigned_abs();
    let (whole, rest) = (size / 1000, size % 1000);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole}.{}", format!("{rest:03}").trim_end_matches('0'))
}

/// Microseconds of session time as `m:ss.mmm`.
pub fn clock(at_us: u64) -> String {
    let ms = at_us / 1000;
    format!("{}:{:02}.{:03}", ms / 60_000, ms / 1000 % 60, ms % 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up() {
        let rows = [vec!["name".to_owned(), "n".to_owned()], vec!["å".to_owned(), "12".to_owned()]];
        assert_eq!(table(&rows, &[1]), "name   n\n----  --\nå     12\n");
        assert_eq!(table(&[], &[]), "");
    }

    #[test]
    fn points_and_times_are_exact() {
        for (milli, text) in [(0, "0"), (12_500, "12.5"), (1, "0.001"), (-1_250, "-1.25"), (100_000, "100")] {
            assert_eq!(points(milli), text);
        }
        assert_eq!(clock(61_002_999), "1:01.002");
    }
}
