//! A bad start: each says in one line what is wrong, gives no secret away, and ends with 1 or 2.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use rinnalla_testkit::engines;

const SECRET: &str = "zqsalaisuus";

/// A folder of its own that goes away with the test.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("rinnalla_start_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }

    /// A configuration file.
    fn config(&self, text: &str) -> String {
        let file = self.path("rinnalla.toml");
        std::fs::write(&file, text).unwrap();
        file
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// How a command ended.
#[derive(Debug)]
struct Ended {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Ended {
    /// It failed with this code and one line that says all of this.
    fn says(&self, code: i32, words: &[&str]) {
        assert_eq!(self.code, Some(code), "{self:?}");
        assert_eq!(self.err.trim_end().lines().count(), 1, "one line: {}", self.err);
        assert!(self.err.starts_with("rinnalla: "), "{}", self.err);
        for word in words {
            assert!(self.err.contains(word), "“{word}” is missing from: {}", self.err);
        }
        for never in [SECRET, "panicked", "RUST_BACKTRACE"] {
            assert!(!self.err.contains(never) && !self.out.contains(never), "{self:?}");
        }
    }

    fn succeeded(self) -> String {
        assert_eq!(self.code, Some(0), "{self:?}");
        self.out
    }
}

fn rinnalla(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rinnalla"));
    command.args(arguments).env_clear().stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str]) -> Ended {
    end(&mut rinnalla(arguments))
}

/// Runs it to its end; whoever goes on serving has failed the test.
fn end(command: &mut Command) -> Ended {
    let mut child = command.spawn().unwrap();
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > Duration::from_secs(40) {
            child.kill().unwrap();
            panic!("it does not end: {:?}", child.wait_with_output().unwrap());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let output = child.wait_with_output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ended { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
}

const NOWHERE: &str = "127.0.0.1:0";

#[test]
fn a_configuration_file_that_is_missing_is_named() {
    for command in ["serve", "migrate", "doctor"] {
        run(&[command, "--config", "/nowhere/rinnalla.toml"]).says(2, &["No such file", "/nowhere/rinnalla.toml"]);
    }
    run(&["audit", "verify", "--config", "/nowhere/rinnalla.toml"]).says(2, &["/nowhere/rinnalla.toml"]);
}

#[test]
fn an_unknown_setting_is_named_in_the_file_and_in_the_environment() {
    let folder = Folder::new();
    let file = folder.config("listn = \"zqsalaisuus\"\n");
    run(&["serve", "--config", &file]).says(2, &["no setting listn", "listen", &file]);
    let file = folder.config("[smtp]\nhost = \"h\"\nport = 25\nfrom = \"a@b.example\"\npasswrd = \"zqsalaisuus\"\n");
    run(&["serve", "--config", &file]).says(2, &["no setting passwrd", "password"]);
    end(rinnalla(&["serve", "--data", &folder.path("data")]).env("RINNALLA_LISTN", SECRET))
        .says(2, &["no setting listn", "environment"]);
}

#[test]
fn a_setting_of_the_wrong_kind_is_named_without_its_value() {
    let folder = Folder::new();
    for (text, words) in [
        ("trusted_hops = \"zqsalaisuus\"\n", ["trusted_hops", "must be"]),
        ("idle_minutes = \"zqsalaisuus\"\n", ["idle_minutes", "must be"]),
        ("[smtp]\nhost = \"h\"\nport = \"zqsalaisuus\"\nfrom = \"a@b\"\n", ["smtp.port", "must be"]),
        ("[smtp]\nhost = \"h\"\nport = 25\npassword = \"zqsalaisuus\"\n", ["from", "missing"]),
        ("key = \"zqsalaisuus\nlisten = \"x\"\n", ["line 1", "rinnalla.toml"]),
        ("base_url = \"zqsalaisuus.example\"\n", ["base_url", "https://"]),
    ] {
        let file = folder.config(text);
        run(&["serve", "--config", &file, "--data", &folder.path("data")]).says(2, &words);
    }
    end(rinnalla(&["serve", "--data", &folder.path("data")]).env("RINNALLA_TRUSTED_HOPS", SECRET))
        .says(2, &["trusted_hops", "environment"]);
}

#[test]
fn a_secret_of_digits_in_the_environment_is_taken_as_it_stands() {
    let folder = Folder::new();
    let data = folder.path("data");
    let mut doctor = rinnalla(&["doctor", "--data", &data]);
    doctor.envs([
        ("RINNALLA_SMTP__HOST", "127.0.0.1"),
        ("RINNALLA_SMTP__PORT", "2525"),
        ("RINNALLA_SMTP__FROM", "a@b.example"),
        ("RINNALLA_SMTP__USERNAME", "true"),
        ("RINNALLA_SMTP__PASSWORD", "0123456789"),
        ("RINNALLA_KEY", &"12".repeat(32)),
        ("RINNALLA_TRUSTED_HOPS", "1"),
        ("RINNALLA_DEMO", "true"),
    ]);
    let said = end(&mut doctor).succeeded();
    assert!(said.contains("127.0.0.1:2525"), "{said}");
    assert!(said.contains("dictionary"), "{said}");
}

#[test]
fn a_port_that_is_taken_is_named() {
    let folder = Folder::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    run(&["serve", "--data", &folder.path("data"), "--listen", &address])
        .says(1, &["cannot listen", &address, "in use"]);
    run(&["serve", "--data", &folder.path("data"), "--listen", "localhost:abc"])
        .says(1, &["cannot listen", "localhost:abc"]);
}

/// Somebody who owns nothing; root writes everywhere.
fn as_nobody(command: &mut Command) -> &mut Command {
    use std::os::unix::process::CommandExt;
    let is_root = std::fs::metadata("/proc/self").is_ok_and(|me| std::os::unix::fs::MetadataExt::uid(&me) == 0);
    if is_root { command.uid(65534).gid(65534) } else { command }
}

/// The binary where everybody may run it.
fn for_everybody(folder: &Folder) -> String {
    let copy = folder.path("rinnalla");
    std::fs::copy(env!("CARGO_BIN_EXE_rinnalla"), &copy).unwrap();
    std::fs::set_permissions(&copy, PermissionsExt::from_mode(0o755)).unwrap();
    copy
}

#[test]
fn a_data_folder_that_cannot_be_made_or_written_is_named() {
    let folder = Folder::new();
    let file = folder.path("file");
    std::fs::write(&file, "").unwrap();
    run(&["serve", "--data", &file, "--listen", NOWHERE]).says(1, &[&file]);
    run(&["serve", "--data", &format!("{file}/within"), "--listen", NOWHERE]).says(1, &[&file]);

    let binary = for_everybody(&folder);
    let closed = folder.path("closed");
    std::fs::create_dir(&closed).unwrap();
    for (mode, data) in [(0o555, closed.clone()), (0o555, format!("{closed}/within"))] {
        std::fs::set_permissions(&closed, PermissionsExt::from_mode(mode)).unwrap();
        let mut serve = Command::new(&binary);
        serve.args(["serve", "--data", &data, "--listen", NOWHERE]);
        serve.env_clear().stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        end(as_nobody(&mut serve)).says(1, &[&closed]);
    }
    std::fs::set_permissions(&closed, PermissionsExt::from_mode(0o755)).unwrap();
}

#[test]
fn a_key_that_cannot_be_read_is_not_taken_for_one_that_is_missing() {
    let folder = Folder::new();
    let key = folder.path("key");
    std::fs::create_dir(&key).unwrap();
    let serve = ["serve", "--data", &folder.path("data"), "--listen", NOWHERE];
    end(rinnalla(&serve).env("RINNALLA_KEY_FILE", &key)).says(1, &["key", &key, "directory"]);
    end(rinnalla(&serve).env("RINNALLA_KEY", SECRET)).says(1, &["key", "64 hexadecimal digits"]);
}

/// A database in which something has been written.
fn set_up(folder: &Folder) -> String {
    let data = folder.path("data");
    run(&["setup", "--data", &data, "--municipality", "758", "--admin", "admin@kunta.example"]).succeeded();
    data
}

#[test]
fn another_key_than_the_one_of_the_database_is_refused_and_no_new_one_is_made_for_it() {
    let folder = Folder::new();
    let data = set_up(&folder);
    let other = "ab".repeat(32);
    let commands: [&[&str]; 3] = [
        &["serve", "--data", &data, "--listen", NOWHERE],
        &["audit", "verify", "--data", &data],
        &["doctor", "--data", &data],
    ];
    for command in commands {
        end(rinnalla(command).env("RINNALLA_KEY", &other)).says(1, &["another key"]);
    }
    let lost = folder.path("lost.key");
    end(rinnalla(&["serve", "--data", &data, "--listen", NOWHERE]).env("RINNALLA_KEY_FILE", &lost))
        .says(1, &["key", &lost, "missing"]);
    assert!(!Path::new(&lost).exists());
    run(&["audit", "verify", "--data", &data]).succeeded();
}

#[test]
fn a_postgres_that_is_not_there_is_named_without_its_password() {
    let key = "ab".repeat(32);
    let fails = |address: &str, words: &[&str]| {
        end(rinnalla(&["migrate", "--data", address]).env("RINNALLA_KEY", &key)).says(1, words);
    };
    fails("postgres://rinnalla:zqsalaisuus@127.0.0.1:1/rinnalla", &["127.0.0.1:1/rinnalla", "is it running"]);
    fails("postgres://rinnalla:zqsalaisuus@127.0.0.1:port/rinnalla", &["127.0.0.1:port/rinnalla"]);
    fails("postgres://127.0.0.1:1x/rinnalla?user=rinnalla&password=zqsalaisuus", &["127.0.0.1:1x/rinnalla"]);
    fails("postgres://rinnalla:zq/zqsalaisuus?x@nowhere.invalid/rinnalla", &["nowhere.invalid/rinnalla"]);
    fails("mysql://rinnalla:zqsalaisuus@127.0.0.1/rinnalla", &["postgres://"]);
    fails("postgres:/rinnalla:zqsalaisuus@127.0.0.1/rinnalla", &["postgres://"]);
    let Ok(server) = std::env::var(engines::POSTGRES) else {
        eprintln!("skipped PostgreSQL: {} is not set", engines::POSTGRES);
        return;
    };
    let host = server.rsplit('@').next().unwrap().split('/').next().unwrap().to_owned();
    fails(&format!("postgres://nobody_here:zqsalaisuus@{host}/postgres"), &["nobody_here", &host]);
    let user = server.split("://").nth(1).unwrap().split('@').next().unwrap().split(':').next().unwrap();
    fails(&format!("postgres://{user}:zqsalaisuus@{host}/no_such_database"), &["no_such_database", "does not exist"]);
    run(&["serve", "--data", &format!("postgres://{user}:zqsalaisuus@{host}/no_such_database")])
        .says(1, &["does not exist"]);
}

#[test]
fn a_postgres_without_a_key_is_refused() {
    for (_, address) in engines::addresses().iter().filter(|(engine, _)| *engine == "PostgreSQL") {
        run(&["serve", "--data", address, "--listen", NOWHERE]).says(2, &["PostgreSQL", "key_file", "RINNALLA_KEY"]);
    }
}

#[test]
fn a_database_of_a_newer_program_is_refused_by_every_command_that_opens_it() {
    let folder = Folder::new();
    let data = set_up(&folder);
    let file = format!("{data}/rinnalla.db");
    let newer = "insert into schema_versions (version) values (99)";
    assert!(Command::new("sqlite3").args([&file, newer]).status().unwrap().success());
    let commands: [&[&str]; 4] = [
        &["serve", "--data", &data, "--listen", NOWHERE],
        &["migrate", "--data", &data],
        &["audit", "verify", "--data", &data],
        &["setup", "--data", &data, "--municipality", "148", "--admin", "a@b.example"],
    ];
    for command in commands {
        run(command).says(1, &["schema 99", "newer program"]);
    }
}

#[test]
fn a_database_without_a_schema_gets_one_at_the_first_start() {
    let folder = Folder::new();
    let data = folder.path("data");
    assert_eq!(run(&["migrate", "--data", &data]).succeeded().trim(), "The schema is up to date.");
    assert_eq!(run(&["migrate", "--data", &data]).succeeded().trim(), "The schema is up to date.");
}

#[test]
fn listening_to_other_machines_without_https_is_refused_unless_it_is_wanted() {
    let folder = Folder::new();
    let data = folder.path("data");
    for listen in ["0.0.0.0:0", "[::]:0", "192.0.2.1:8080", "rinnalla.example:8080"] {
        run(&["serve", "--data", &data, "--listen", listen]).says(2, &[listen, "https", "base_url", "insecure_http"]);
        assert!(!Path::new(&data).exists(), "nothing has been made yet");
    }
    // An address that no machine has: going so far means that the refusal did not come.
    let allowed = |name: &str, value: &str| {
        end(rinnalla(&["serve", "--data", &data, "--listen", "192.0.2.1:8080"]).env(name, value))
            .says(1, &["cannot listen on 192.0.2.1:8080"]);
    };
    allowed("RINNALLA_BASE_URL", "https://hyvinvointilahete.kunta.example");
    allowed("RINNALLA_INSECURE_HTTP", "true");
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    for here in ["127.0.0.1", "localhost"] {
        let listen = format!("{here}:{}", taken.local_addr().unwrap().port());
        run(&["serve", "--data", &data, "--listen", &listen]).says(1, &["cannot listen"]);
    }
}

#[test]
fn serving_nothing_is_refused() {
    run(&["serve", "--no-web", "--no-worker"]).says(2, &["nothing to do"]);
}

#[test]
fn every_command_reads_data_and_key_from_the_same_configuration_file() {
    let folder = Folder::new();
    let (data, key) = (folder.path("data"), folder.path("key"));
    let file = folder.config(&format!(
        "data = \"{data}\"\nkey_file = \"{key}\"\nbase_url = \"https://hyvinvointilahete.kunta.example\"\n"
    ));
    run(&["migrate", "--config", &file]).succeeded();
    let setup = ["setup", "--config", &file, "--municipality", "758", "--admin", "admin@kunta.example"];
    let link = run(&setup).succeeded();
    assert!(link.contains("https://hyvinvointilahete.kunta.example/kutsu/"), "{link}");
    assert!(Path::new(&key).exists() && Path::new(&data).join("rinnalla.db").exists());
    let heads = run(&["audit", "verify", "--config", &file]).succeeded();
    assert!(heads.starts_with("758 1 "), "{heads}");
    let anchor = folder.path("heads.txt");
    std::fs::write(&anchor, &heads).unwrap();
    run(&["audit", "verify", "--config", &file, "--anchor", &anchor]).succeeded();
    let said = run(&["doctor", "--config", &file]).succeeded();
    assert!(!said.contains("LOOK database") && said.contains("https://hyvinvointilahete.kunta.example"), "{said}");
    // What is said on the command line goes first.
    let other = folder.path("other");
    run(&["migrate", "--config", &file, "--data", &other]).succeeded();
    assert!(Path::new(&other).join("rinnalla.db").exists());
}

#[test]
fn whoever_is_told_to_end_ends_also_in_the_first_moment() {
    let folder = Folder::new();
    let mut demo = rinnalla(&["demo", "--listen", NOWHERE, "--data", &folder.path("data")]);
    let mut child = demo.stderr(Stdio::null()).spawn().unwrap();
    // It says its address once the door is open; the worker has hardly begun.
    let mut out = std::io::BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    while !line.contains("http://") {
        line.clear();
        assert!(std::io::BufRead::read_line(&mut out, &mut line).unwrap() > 0, "it ended before it was ready");
    }
    assert!(Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap().success());
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > Duration::from_secs(40) {
            child.kill().unwrap();
            panic!("it does not end");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
