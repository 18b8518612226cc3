//! How long the heavy statistics take, and how much memory.
//!
//! `cargo bench -p srm-stats --bench speed` draws data and measures every case; `-- write DIR` writes the same data as CSV
//! files, `-- CASE FILE` measures one case on a file: that is how `tests/oracles/bench.sh` sets it beside R and Python.
//! Times are medians of repeated runs after one to warm up; reading is measured apart; memory is the most that the process
//! ever held, with its data.

mod cases;
mod data;

use std::fs;
use std::time::Instant;

use cases::{CASES, Case};

/// Runs of each case that count.
const RUNS: usize = 5;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    if !std::env::args().any(|word| word == "--bench") {
        return;
    }
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["write", folder] => {
            for case in CASES {
                let path = format!("{folder}/{}.csv", case.name);
                if let Err(error) = fs::write(&path, (case.data)()) {
                    eprintln!("{path}: {error}");
                }
            }
        }
        [name, file] => match (CASES.iter().find(|case| case.name == *name), fs::read_to_string(file)) {
            (Some(case), Ok(text)) => measure(case, &text),
            (None, _) => eprintln!("there is no case {name}"),
            (_, Err(error)) => eprintln!("{file}: {error}"),
        },
        names => {
            for case in CASES.iter().filter(|case| names.is_empty() || names.contains(&case.name)) {
                measure(case, &(case.data)());
            }
        }
    }
}

/// Prints one line of JSON.
fn measure(case: &Case, text: &str) {
    let start = Instant::now();
    let Some(input) = data::read(text) else {
        eprintln!("{}: the data are no table of numbers", case.name);
        return;
    };
    let reading = start.elapsed().as_secs_f64();
    let mut shown = (case.run)(&input);
    let busy = processor_seconds();
    let mut seconds: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            shown = (case.run)(&input);
            start.elapsed().as_secs_f64()
        })
        .collect();
    let busy = (processor_seconds() - busy) / RUNS as f64;
    seconds.sort_by(f64::total_cmp);
    let (median, least, peak) = (seconds[RUNS / 2], seconds[0], peak_mb());
    println!(
        "{{\"bench\":\"stats\",\"figure\":\"{}\",\"tool\":\"srm-stats\",\"read_s\":{reading:.4},\"seconds\":{median:.5},\
         \"least_s\":{least:.5},\"processor_s\":{busy:.3},\"peak_mb\":{peak:.1},\"result\":\"{shown}\"}}",
        case.name
    );
}

/// Processor time that the process has used on all cores, in steps of 10 ms; 0 where the system does not tell.
fn processor_seconds() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // After the name in brackets, the 12th and 13th field are ticks in user and kernel mode.
    let after = stat.rsplit(')').next().unwrap_or_default();
    after.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>()
        / 100.0
}

/// The most memory that the process held, in 10⁶ bytes; 0 where the system does not tell.
fn peak_mb() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").trim().parse::<f64>().unwrap_or(0.0) * 1024.0 / 1e6
}
