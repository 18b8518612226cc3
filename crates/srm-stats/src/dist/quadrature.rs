//! Integrals of smooth functions by Gauss and Legendre, 16 nodes to a piece.

/// Nodes above 0 on −1…1, and their weights; the others are their mirror.
const NODES: [(f64, f64); 8] = [
    (0.095_012_509_837_637_44, 0.189_450_610_455_068_5),
    (0.281_603_550_779_258_9, 0.182_603_415_044_923_58),
    (0.458_016_777_657_227_37, 0.169_156_519_395_002_54),
    (0.617_876_244_402_643_8, 0.149_595_988_816_576_74),
    (0.755_404_408_355_003, 0.124_628_971_255_533_88),
    (0.865_631_202_387_831_8, 0.095_158_511_682_492_79),
    (0.944_575_023_073_232_6, 0.062_253_523_938_647_894),
    (0.989_400_934_991_649_9, 0.027_152_459_411_754_096),
];

/// The integral of `f` over neighbouring pieces, which are given by their ends in rising order. Exact for polynomials
/// of degree 31 within each piece.
pub fn integral(ends: &[f64], f: impl Fn(f64) -> f64) -> f64 {
    let piece = |pair: &[f64]| match pair {
        [from, to] if to > from => {
            let (middle, half) = (f64::midpoint(*from, *to), (to - from) / 2.0);
            let sum: f64 = NODES
                .iter()
                .map(|(node, weight)| weight * (f(middle - half * node) + f(middle + half * node)))
                .sum();
            sum * half
        }
        _ => 0.0,
    };
    ends.windows(2).map(piece).sum()
}
