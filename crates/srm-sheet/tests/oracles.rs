//! Strangers check our signatures, and we check theirs: `ssh-keygen`, `openssl`, Python's `cryptography`.
#![cfg(test)]

use ed25519_dalek::SigningKey;
use srm_sheet::namespace::Namespace;
use srm_sheet::public_key::PublicKey;
use srm_sheet::signed::{SignedError, SignedFile};
use srm_sheet::signers::{AllowedSigners, Patterns, Signer, Trust};
use srm_sheet::sshsig::{self, SshSigError};
use srm_sheet::utc::Utc;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const BODY: &str = "{\n  \"format\": \"srm-sheet/1.0\",\n  \"candidate\": \"K7-204 Å\"\n}\n";

/// A folder of its own for one test, gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("srm-sheet-{test}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::write(&path, bytes).unwrap();
        path.to_string_lossy().into_owned()
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    fn run(&self, program: &str, args: &[&str], input: &[u8]) -> Output {
        let mut command = Command::new(program);
        command.current_dir(&self.0).args(args);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // A program that refuses early may not read its input to the end.
        let _ = child.stdin.take().unwrap().write_all(input);
        child.wait_with_output().unwrap()
    }

    /// `ssh-keygen -Y verify` of a message, with the files `signers` and `block` of this folder.
    fn verify(&self, namespace: &str, principal: &str, message: &[u8], more: &[&str]) -> bool {
        let mut args = vec!["-Y", "verify", "-f", "signers", "-I", principal, "-n", namespace, "-s", "block"];
        args.extend(more);
        self.run("ssh-keygen", &args, message).status.success()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn has(program: &str, args: &[&str]) -> bool {
    let found = Command::new(program).args(args).stdin(Stdio::null()).output().is_ok_and(|out| {
        // Without a sensible request ssh-keygen ends with its usage: present is enough.
        out.status.success() || program == "ssh-keygen"
    });
    if !found {
        eprintln!("SKIPPED: `{program} {}` does not work here; install it to run this check", args.join(" "));
    }
    found
}

fn key() -> SigningKey {
    SigningKey::from_bytes(&[42; 32])
}

fn signer() -> Signer {
    let names = Patterns::parse("station/*").unwrap();
    Signer::new(names, PublicKey::from(&key()))
        .for_namespaces(Patterns::parse("srm-sheet,srm-check*").unwrap())
}

#[test]
fn ssh_keygen_accepts_ours_and_refuses_it_changed() {
    if !has("ssh-keygen", &["-?"]) {
        return;
    }
    let folder = Folder::new("accepts");
    folder.write("signers", format!("# stations\n{}\n", signer()));
    for namespace in [Namespace::Sheet, Namespace::Checkpoint] {
        let file = SignedFile::sign(BODY.into(), namespace, &key()).unwrap();
        folder.write("block", file.signatures()[0].to_string());
        assert!(folder.verify(namespace.as_str(), "station/a", BODY.as_bytes(), &[]));
        assert!(!folder.verify(namespace.as_str(), "rater/a", BODY.as_bytes(), &[]), "wrong name");
        assert!(!folder.verify("srm-pack", "station/a", BODY.as_bytes(), &[]), "wrong purpose");
        for at in [0, BODY.len() / 2, BODY.len() - 1] {
            let mut changed = BODY.as_bytes().to_vec();
            changed[at] ^= 1;
            assert!(!folder.verify(namespace.as_str(), "station/a", &changed, &[]), "byte {at} changed");
        }
    }
    let pack = SignedFile::sign(BODY.into(), Namespace::Pack, &key()).unwrap();
    folder.write("block", pack.signatures()[0].to_string());
    assert!(!folder.verify("srm-pack", "station/a", BODY.as_bytes(), &[]), "this key may not sign packs");
}

#[test]
fn the_documented_recipe_cuts_the_body_off() {
    if !has("ssh-keygen", &["-?"]) || !has("sed", &["--version"]) {
        return;
    }
    let folder = Folder::new("recipe");
    folder.write("signers", format!("{}\n", signer()));
    let mut file = SignedFile::sign(BODY.into(), Namespace::Sheet, &key()).unwrap();
    file.countersign(Namespace::Sheet, &SigningKey::from_bytes(&[43; 32])).unwrap();
    folder.write("sheet", file.to_text());
    let body = folder.run("sed", &["/^-----BEGIN SSH SIGNATURE-----$/,$d", "sheet"], b"").stdout;
    assert_eq!(body, BODY.as_bytes());
    let blocks = folder.run("sed", &["-n", "/^-----BEGIN SSH SIGNATURE-----$/,$p", "sheet"], b"").stdout;
    folder.write("block", blocks);
    assert!(folder.verify("srm-sheet", "station/a", &body, &[]), "the first of two blocks");
}

#[test]
fn ssh_keygen_and_we_agree_on_periods_to_the_second() {
    if !has("ssh-keygen", &["-?"]) {
        return;
    }
    let folder = Folder::new("periods");
    let [from, to] = ["2026-03-01T00:00:00Z", "2026-04-01T12:30:00Z"].map(|t| t.parse::<Utc>().unwrap());
    let signer = signer().for_period(Some(from), Some(to)).unwrap();
    let mut signers = AllowedSigners::default();
    signers.push(signer);
    folder.write("signers", signers.to_text());
    folder.write("block", sshsig::sign(Namespace::Sheet, BODY.as_bytes(), &key()));
    for (unix_s, is_good) in
        [(from.unix_s() - 1, false), (from.unix_s(), true), (to.unix_s(), true), (to.unix_s() + 1, false)]
    {
        let time = format!("-Overify-time={}", Utc::from_unix_s(unix_s).unwrap().to_compact());
        assert_eq!(folder.verify("srm-sheet", "station/a", BODY.as_bytes(), &[&time]), is_good, "{time}");
        let trust = signers.judge(&PublicKey::from(&key()), "srm-sheet", unix_s);
        assert_eq!(matches!(trust, Trust::Trusted { .. }), is_good, "{trust:?}");
    }
}

#[test]
fn ssh_keygen_refuses_a_revoked_key_as_we_do() {
    if !has("ssh-keygen", &["-?"]) {
        return;
    }
    let folder = Folder::new("revoked");
    folder.write("signers", format!("{}\n", signer()));
    folder.write("block", sshsig::sign(Namespace::Sheet, BODY.as_bytes(), &key()));
    let revoked = format!("{}\n", PublicKey::from(&key()));
    folder.write("revoked", &revoked);
    assert!(!folder.verify("srm-sheet", "station/a", BODY.as_bytes(), &["-r", "revoked"]));
    let signers = AllowedSigners::parse(&folder.read("signers")).unwrap().with_revoked(&revoked).unwrap();
    assert_eq!(signers.judge(&PublicKey::from(&key()), "srm-sheet", 0), Trust::Revoked);
}

#[test]
fn we_accept_what_ssh_keygen_signs_and_print_its_fingerprint() {
    if !has("ssh-keygen", &["-?"]) {
        return;
    }
    let folder = Folder::new("theirs");
    let made = folder.run("ssh-keygen", &["-q", "-t", "ed25519", "-N", "", "-C", "Åsa K", "-f", "k"], b"");
    assert!(made.status.success());
    let line = folder.read("k.pub");
    let theirs = PublicKey::parse(&line).unwrap();
    assert_eq!(theirs.line("Åsa K").unwrap() + "\n", line);
    let listed = folder.run("ssh-keygen", &["-l", "-f", "k.pub"], b"").stdout;
    assert!(String::from_utf8_lossy(&listed).contains(&format!(" {} ", theirs.fingerprint())));
    for namespace in Namespace::ALL {
        let signed =
            folder.run("ssh-keygen", &["-Y", "sign", "-f", "k", "-n", namespace.as_str()], BODY.as_bytes());
        let block = String::from_utf8(signed.stdout).unwrap();
        let sig = sshsig::parse(&block).unwrap();
        assert_eq!(sig.to_string(), block, "one spelling");
        assert_eq!(sig.verify(namespace, BODY.as_bytes()), Ok(theirs));
        assert_eq!(sig.verify(namespace, &BODY.as_bytes()[1..]), Err(SshSigError::Mismatch));
        let file = SignedFile::split(format!("{BODY}{block}").as_bytes(), 4096).unwrap();
        assert_eq!(file.verify(namespace), Ok(vec![theirs]));
    }
    let args = ["-Y", "sign", "-f", "k", "-n", "srm-sheet", "-O", "hashalg=sha256"];
    let weak = String::from_utf8(folder.run("ssh-keygen", &args, BODY.as_bytes()).stdout).unwrap();
    assert_eq!(sshsig::parse(&weak), Err(SshSigError::Hash("sha256".into())));
    let file = SignedFile::split(format!("{BODY}{weak}").as_bytes(), 4096);
    assert!(matches!(file, Err(SignedError::Signature { number: 1, .. })));
}

/// The public key as PEM (RFC 8410: twelve fixed bytes, then the key).
fn pem(key: &PublicKey) -> String {
    use base64::Engine as _;
    let mut der = vec![0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
    der.extend_from_slice(&key.to_bytes());
    let text = base64::engine::general_purpose::STANDARD.encode(der);
    format!("-----BEGIN PUBLIC KEY-----\n{text}\n-----END PUBLIC KEY-----\n")
}

/// Writes key, signature and signed data, once good and once with a changed byte.
fn raw_files(folder: &Folder) {
    let sig = sshsig::parse(&sshsig::sign(Namespace::Sheet, BODY.as_bytes(), &key())).unwrap();
    let mut data = sshsig::signed_data("srm-sheet", BODY.as_bytes());
    folder.write("key.pem", pem(sig.claimed_key()));
    folder.write("sig", sig.signature());
    folder.write("good", &data);
    data[10] ^= 1;
    folder.write("bad", &data);
}

#[test]
fn openssl_checks_the_raw_signature() {
    if !has("openssl", &["version"]) {
        return;
    }
    let folder = Folder::new("openssl");
    raw_files(&folder);
    for (name, is_good) in [("good", true), ("bad", false)] {
        let args =
            ["pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", "key.pem", "-sigfile", "sig", "-in", name];
        let out = folder.run("openssl", &args, b"");
        assert_eq!(out.status.success(), is_good, "{name}: {}", String::from_utf8_lossy(&out.stderr));
    }
}

/// Rebuilds the signed data from the body on its own input; ends with 1 when the signature does not fit.
const SCRIPT: &str = r"
import hashlib, struct, sys
from pathlib import Path
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import load_pem_public_key
s = lambda b: struct.pack('>I', len(b)) + b
key = load_pem_public_key(Path('key.pem').read_bytes())
body = sys.stdin.buffer.read()
data = b'SSHSIG' + s(b'srm-sheet') + s(b'') + s(b'sha512') + s(hashlib.sha512(body).digest())
try:
    key.verify(Path('sig').read_bytes(), data)
except InvalidSignature:
    sys.exit(1)
";

#[test]
fn python_builds_the_signed_data_itself_and_checks_it() {
    if !has("python3", &["-c", "import cryptography"]) {
        return;
    }
    let folder = Folder::new("python");
    raw_files(&folder);
    let check = |body: &str| folder.run("python3", &["-c", SCRIPT], body.as_bytes()).status.code();
    assert_eq!(check(BODY), Some(0));
    assert_eq!(check(&BODY.replace("K7", "K8")), Some(1));
}
