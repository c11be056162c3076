//! What has to be there: the stacks, which `tools/setup.sh` installs, and certificates, which are made here.

use super::stack::{Stack, file};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tls_rehearsal::tls::party::{ClientCertificate, ServerKey};

const TRUSTED: &str = "trusted";
const UNTRUSTED: &str = "untrusted";

/// The folder of everything that is made, and what stands in it.
pub struct Needs {
    folder: PathBuf,
    python: PathBuf,
}

impl Needs {
    /// # Panics
    ///
    /// If something is missing: says what to install.
    pub fn met() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/stacks");
        fs::create_dir_all(&folder).unwrap();
        let python = folder.join("venv/bin/python");
        let python_version = "import ssl, sys, tlslite; print('Python', sys.version.split()[0], \
                              ssl.OPENSSL_VERSION, 'tlslite-ng', tlslite.__version__)";
        let mut missing = Vec::new();
        for (name, program, arguments) in [
            ("openssl", "openssl", ["version"].as_slice()),
            ("gnutls-bin", "gnutls-serv", &["--version"]),
            ("gnutls-bin", "gnutls-cli", &["--version"]),
            ("a JDK, 17 or newer", "javac", &["-version"]),
            ("a JDK, 17 or newer", "java", &["-version"]),
            (
                "tlslite-ng into a virtual environment of Python, target/stacks/venv",
                python.to_str().unwrap(),
                &["-c", python_version],
            ),
        ] {
            match first_line(program, arguments) {
                Some(version) => println!("{version}"),
                None => missing.push(name),
            }
        }
        missing.dedup();
        assert!(
            missing.is_empty(),
            "install {} (tools/setup.sh does it on Debian)",
            missing.join("; ")
        );
        let needs = Self { folder, python };
        needs.make_certificates();
        run(Command::new("javac").arg("-d").arg(&needs.folder).arg(source("Peer.java")));
        needs
    }

    /// A certificate's files without their endings: `.pem` holds certificate and key, `.p12` too.
    pub fn certificate(&self, key: ServerKey) -> String {
        self.folder.join(file(key)).display().to_string()
    }

    /// The same of a client; `None` if it has none.
    pub fn of_client(&self, certificate: ClientCertificate) -> Option<String> {
        let name = match certificate {
            ClientCertificate::None => return None,
            ClientCertificate::Trusted => TRUSTED,
            ClientCertificate::Untrusted => UNTRUSTED,
        };
        Some(self.folder.join(name).display().to_string())
    }

    /// The one client that servers trust.
    pub fn trusted(&self) -> String {
        self.folder.join(TRUSTED).display().to_string()
    }

    /// Made anew each time: they are good for a day.
    fn make_certificates(&self) {
        for (name, kind) in [
            (file(ServerKey::Rsa), &["rsa:2048"][..]),
            (file(ServerKey::P256), &["ec", "-pkeyopt", "ec_paramgen_curve:P-256"]),
            (file(ServerKey::P384), &["ec", "-pkeyopt", "ec_paramgen_curve:P-384"]),
            (TRUSTED, &["rsa:2048"]),
            (UNTRUSTED, &["rsa:2048"]),
        ] {
            let path = self.folder.join(name).display().to_string();
            let (pem, half) = (format!("{path}.pem"), format!("{path}.crt"));
            let subject = format!("/CN={name}");
            run(Command::new("openssl")
                .args(["req", "-x509", "-sha256", "-nodes", "-days", "1", "-subj", &subject])
                .args(["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-newkey"])
                .args(kind)
                .args(["-keyout", &pem, "-out", &half]));
            let both = [fs::read_to_string(&half).unwrap(), fs::read_to_string(&pem).unwrap()];
            fs::write(&pem, both.concat()).unwrap();
            run(Command::new("openssl")
                .args(["pkcs12", "-export", "-in", &pem, "-passout", "pass:stacks"])
                .args(["-out", &format!("{path}.p12")]));
        }
    }

    /// How the peer of a stack is started.
    pub fn peer(&self, stack: Stack) -> Command {
        let script = |name| {
            let mut command = Command::new(&self.python);
            command.arg(source(name));
            command
        };
        match stack {
            Stack::Python => script("peer.py"),
            Stack::TlsLite => script("tlslite_peer.py"),
            Stack::Java => {
                let mut command = Command::new("java");
                // It lives for a minute: what makes it start fast is worth more than what makes it run fast.
                command.args(["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-cp"]);
                command.arg(&self.folder).arg("Peer");
                command
            }
            Stack::OpenSsl | Stack::GnuTls | Stack::Bytes => panic!("{stack} has no peer"),
        }
    }
}

fn source(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stacks").join(name)
}

/// What a program says of itself; `None` if it does not run.
fn first_line(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).output().ok()?;
    let text = [output.stdout, output.stderr].concat();
    let line = String::from_utf8_lossy(&text).lines().next().map(str::to_owned);
    line.filter(|_| output.status.success())
}

fn run(command: &mut Command) {
    let output = command.stdin(Stdio::null()).output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}
