//! What importing the largest texts takes of memory: `make bench`. Each is read in a process of its own, whose peak Linux tells.

#[path = "made.rs"]
mod made;

use std::env::{args, current_exe};
use std::fs;
use std::hint::black_box;
use std::process::Command;

use tls_rehearsal::codec::import::import;

/// What an import may take at most, in megabytes.
const MEGABYTES_MAX: f64 = 128.0;

fn main() {
    match args().skip_while(|each| each != "--of").nth(1) {
        Some(name) => child(&name),
        None => parent(),
    }
}

fn parent() {
    println!(
        "importing 8 MB; megabytes at the peak, besides the text itself (at most {MEGABYTES_MAX})"
    );
    let Ok(program) = current_exe() else { return };
    for (name, _) in made::ALL {
        let output = Command::new(&program).args(["--of", name]).output();
        let said = output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
        println!("{name:<30} {:>8}", said.unwrap_or_default());
    }
}

fn child(name: &str) {
    let Some((_, make)) = made::ALL.iter().find(|(each, _)| *each == name) else { return };
    let text = make();
    // What making it took does not count.
    let _ = fs::write("/proc/self/clear_refs", "5");
    let before = kilobytes("VmRSS:");
    // A text that is refused takes little.
    if let Err(error) = black_box(import(black_box(&text))) {
        println!("refused: {error}");
    }
    if let (Some(before), Some(peak)) = (before, kilobytes("VmHWM:")) {
        println!("{:.1}", (peak - before) / 1000.0);
    }
}

/// A figure of Linux about this process.
fn kilobytes(name: &str) -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}
