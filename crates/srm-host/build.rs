//! The built-in demonstration set must follow its files: a new file in a folder is not noticed otherwise.

fn main() {
    for path in ["../../exercises/demo", "../../scoring-rules/demo.ron", "build.rs"] {
        println!("cargo::rerun-if-changed={path}");
    }
}
