//! Persons by forms: how much of the spread of scores is the form's and not the person's.

/// Variance between forms in thousandths of the variance between persons, from scores where every person (row) has done
/// every form (column): the two-way components of variance without replication.
///
/// 0 when forms differ no more than chance makes them; `None` when there are fewer than two persons or forms, rows are
/// not equally long, or persons do not differ.
pub fn form_share_permille(scores: &[Vec<i64>]) -> Option<u64> {
    let (persons, forms) = (scores.len(), scores.first()?.len());
    if persons < 2 || forms < 2 || scores.iter().any(|row| row.len() != forms) {
        return None;
    }
    let square = |sum: i128| sum * sum;
    let total: i128 = scores.iter().flatten().map(|x| i128::from(*x)).sum();
    let each: i128 = scores.iter().flatten().map(|x| square(i128::from(*x))).sum();
    let by_person: i128 = scores.iter().map(|row| square(row.iter().map(|x| i128::from(*x)).sum())).sum();
    let of_form = |form: usize| scores.iter().filter_map(|row| row.get(form)).map(|x| i128::from(*x)).sum();
    let by_form: i128 = (0..forms).map(|form| square(of_form(form))).sum();

    // Sums of squares, all times persons × forms so that they stay whole.
    let (persons, forms) = (persons as i128, forms as i128);
    let ss_person = persons * by_person - square(total);
    let ss_form = forms * by_form - square(total);
    let ss_rest = persons * forms * each - square(total) - ss_person - ss_form;
    let (df_person, df_form) = (persons - 1, forms - 1);
    let df_rest = df_person * df_form;

    // Component of a factor: (its mean square − that of the rest) / levels of the other factor.
    let form = (ss_form * df_rest - ss_rest * df_form) * forms * df_person;
    let person = (ss_person * df_rest - ss_rest * df_person) * persons * df_form;
    if person <= 0 {
        return None;
    }
    u64::try_from((form.max(0) * 1000 + person / 2) / person).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_components_are_found() {
        // Person effects 0, 10, 20; form effects 0 and 2; nothing else: variances 100 and 2.
        let scores: Vec<Vec<i64>> = (0..3).map(|p| vec![10 * p, 10 * p + 2]).collect();
        assert_eq!(form_share_permille(&scores), Some(20));
        let same: Vec<Vec<i64>> = (0..3).map(|p| vec![10 * p; 4]).collect();
        assert_eq!(form_share_permille(&same), Some(0));
    }

    #[test]
    fn what_cannot_be_compared_is_not() {
        assert_eq!(form_share_permille(&[]), None);
        assert_eq!(form_share_permille(&[vec![1, 2]]), None);
        assert_eq!(form_share_permille(&[vec![1], vec![2]]), None);
        assert_eq!(form_share_permille(&[vec![1, 2], vec![2]]), None);
        assert_eq!(form_share_permille(&[vec![1, 2], vec![1, 2]]), None, "persons do not differ");
    }
}
