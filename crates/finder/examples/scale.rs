//! How fast the finder is with many entries: time of building, memory, time of a search on one and
//! two threads, cost of an edit. Prints, asserts nothing; absolute times are those of one machine.
//!
//! Entries are put together from real course and service titles, concept labels and towns.
//! `bench/finder.py` runs this beside PostgreSQL.
//!
//!     cargo run -p rinnalla-finder --release --example scale -- ../shared/data 20000 [--write FOLDER]
#![expect(clippy::print_stdout, reason = "prints what it measured")]

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};

use rinnalla_finder::{
    Area, Edit, Entry, Facts, Finder, Index, Language, Method, Next, Numbers, Point, Query, Text, Way, eval,
};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let folder = Path::new(arguments.get(1).expect("the folder with the data is the first argument"));
    let many: usize = arguments.get(2).and_then(|n| n.parse().ok()).expect("the number of entries is the second");
    let source = Source::read(folder);
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let entries: Vec<Entry> = (0..many).map(|n| source.entry(n, &mut chance)).collect();
    let questions = source.questions(folder, &mut chance);
    if let Some(at) = arguments.iter().position(|argument| argument == "--write") {
        write(Path::new(&arguments[at + 1]), &entries, &questions);
    }

    let before = memory();
    let begun = Instant::now();
    let finder = Finder::new(Method::default());
    finder.rebuild(|| Ok::<_, ()>(entries)).expect("the entries are there");
    let built = begun.elapsed().as_secs_f64();
    let index = finder.index();
    println!("entries: {many}, different words: {}", index.words());
    println!("build: {built:.2} s; memory of the index: {} MB, of everything: {} MB", memory() - before, memory());

    let plain: Vec<Query> = questions.iter().map(|text| Query::words(text.as_str(), eval::DAY)).collect();
    let near: Vec<Query> = plain.iter().map(|query| source.near(query, &mut chance)).collect();
    let tiles = near.iter().take(100);
    let tiles: Vec<Query> = tiles.map(|q| Query { text: String::new(), needs: numbers(&[3]), ..q.clone() }).collect();
    let first = |query| timed(|| drop(index.search(query)));
    report("search by words never asked before, threads 1", plain.iter().map(first).collect());
    for (name, queries) in
        [("words", &plain), ("words, area, place, facts", &near), ("need, area, place, facts", &tiles)]
    {
        for threads in [1, 2] {
            let times = run(&index, queries, threads);
            report(&format!("search by {name}, threads {threads}"), times);
        }
    }
    let suggest = |question: &String| {
        let typed: String = question.chars().take(4).collect();
        timed(|| drop(index.suggest(&typed, eval::DAY, 8)))
    };
    report("suggest after four letters", questions.iter().map(suggest).collect());
    let edit = |n: usize| {
        let entry = Arc::new(source.entry(n * 7 % many, &mut chance));
        timed(|| finder.edit(vec![Edit::Put(entry)]))
    };
    report("edit of one entry", (0..200).map(edit).collect());
}

fn report(what: &str, times: Vec<Time>) {
    let [processor, wall] = [|t: &Time| t.processor, |t: &Time| t.wall].map(|of| {
        let mut times: Vec<f64> = times.iter().map(of).collect();
        times.sort_unstable_by(f64::total_cmp);
        [50, 99].map(|p| times[(times.len() * p).div_ceil(100).saturating_sub(1)])
    });
    println!(
        "{what}: processor p50 {:.3} ms, p99 {:.3} ms; clock p50 {:.3} ms, p99 {:.3} ms",
        processor[0], processor[1], wall[0], wall[1]
    );
}

/// Words to make entries of.
struct Source {
    titles: Vec<String>,
    labels: Vec<String>,
    towns: Vec<(u16, String)>,
}

impl Source {
    fn read(folder: &Path) -> Self {
        let read =
            |file: &str| std::fs::read_to_string(folder.join("directory").join(file)).expect("the file can be read");
        let column = |text: &str, at: usize| -> Vec<String> {
            text.lines().skip(1).filter_map(|line| line.split('\t').nth(at)).map(str::to_owned).collect()
        };
        let mut titles: BTreeSet<String> = column(&read("helsinki_enkora_course_titles.tsv"), 0).into_iter().collect();
        titles.extend(column(&read("helsinki_servicemap_ontology_tree.tsv"), 2));
        let labels = column(&read("yso_2019cicero_labels.tsv"), 1);
        let towns = include_str!("../../domain/data/municipalities.tsv").lines().skip(1).map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            (cells[0].parse().expect("a code"), cells[3].to_owned())
        });
        Self { titles: titles.into_iter().collect(), labels, towns: towns.collect() }
    }

    fn entry(&self, n: usize, chance: &mut Chance) -> Entry {
        let (code, town) = chance.pick(&self.towns);
        let title = format!("{} {town}", chance.pick(&self.titles));
        let words: Vec<&str> = (0..4 + chance.below(8)).map(|_| chance.pick(&self.labels).as_str()).collect();
        let description = format!("{}. {}.", chance.pick(&self.titles), words.join(", "));
        Entry {
            id: format!("entry-{n}").into(),
            texts: vec![(Language::Finnish, Text { title, description })],
            organiser: format!("{} ry", chance.pick(&self.labels)),
            place: town.clone(),
            needs: (0..12).filter(|_| chance.below(6) == 0).collect(),
            kind: u8::try_from(chance.below(8)).unwrap_or(0),
            spoken: numbers(&[0]),
            ways: vec![Way::AtPlace],
            municipalities: vec![*code],
            point: Some(point(*code)),
            next: Next::At(
                eval::DAY
                    .saturating_add(jiff::Span::new().days(i64::try_from(chance.below(40)).unwrap_or(0)))
                    .at(10, 0, 0, 0),
            ),
            checked_on: Some(eval::DAY),
            facts: Facts {
                yes: (0..16).filter(|_| chance.below(3) == 0).collect(),
                no: (0..16).filter(|_| chance.below(4) == 0).collect(),
            },
            ..Entry::default()
        }
    }

    /// The questions of the collection, and titles with a town and a wrong letter.
    fn questions(&self, folder: &Path, chance: &mut Chance) -> Vec<String> {
        let lines = std::fs::read_to_string(folder.join("searchset/queries.jsonl")).expect("the questions can be read");
        let texts = lines.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
        let mut questions: Vec<String> = texts.filter_map(|q| q["text"].as_str().map(str::to_owned)).collect();
        for _ in 0..430 {
            let mut letters: Vec<char> = chance.pick(&self.titles).chars().collect();
            let at = chance.below(letters.len());
            letters.remove(at);
            questions.push(format!("{} {}", letters.into_iter().collect::<String>(), chance.pick(&self.towns).1));
        }
        questions
    }

    fn near(&self, query: &Query, chance: &mut Chance) -> Query {
        let own = chance.pick(&self.towns).0;
        let neighbours = (0..5).map(|_| chance.pick(&self.towns).0).collect();
        let county = (0..14).map(|_| chance.pick(&self.towns).0).collect();
        let facts = numbers(&[1, 2]);
        Query { area: Some(Area { own, neighbours, county }), here: Some(point(own)), facts, ..query.clone() }
    }
}

/// Some point for a municipality.
fn point(code: u16) -> Point {
    Point { latitude: 60.0 + f32::from(code % 90) / 10.0, longitude: 21.0 + f32::from(code / 90) }
}

/// The time of each search: the shortest of three.
fn run(index: &Index, queries: &[Query], threads: usize) -> Vec<Time> {
    let once = |query| timed(|| drop(index.search(query)));
    let best = |query| {
        let times = [once(query), once(query), once(query)];
        Time {
            processor: times.iter().map(|t| t.processor).fold(f64::INFINITY, f64::min),
            wall: times.iter().map(|t| t.wall).fold(f64::INFINITY, f64::min),
        }
    };
    std::thread::scope(|scope| {
        let ask = || queries.iter().map(best).collect::<Vec<Time>>();
        let asking: Vec<_> = (0..threads).map(|_| scope.spawn(ask)).collect();
        asking.into_iter().flat_map(|thread| thread.join().expect("the thread ends")).collect()
    })
}

/// How long some work took, in milliseconds.
#[derive(Clone, Copy)]
struct Time {
    /// Of the processor, on this thread: what others do on the machine at the same time hardly counts.
    processor: f64,
    /// By the clock on the wall.
    wall: f64,
}

fn timed(work: impl FnOnce()) -> Time {
    let processor = || {
        let time = clock_gettime(ClockId::ThreadCPUTime);
        Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or(0))
    };
    let (begun, clock) = (processor(), Instant::now());
    work();
    let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
    Time { wall: milliseconds(clock.elapsed()), processor: milliseconds(processor().saturating_sub(begun)) }
}

fn numbers(numbers: &[u8]) -> Numbers {
    numbers.iter().copied().collect()
}

/// The memory of this process in megabytes, by Linux's `/proc`.
fn memory() -> usize {
    let pages = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    pages.split_whitespace().nth(1).and_then(|n| n.parse::<usize>().ok()).unwrap_or(0) * 4096 / 1_000_000
}

/// Writes the texts and the questions for another engine.
fn write(folder: &Path, entries: &[Entry], questions: &[String]) {
    let create =
        |file| std::io::BufWriter::new(std::fs::File::create(folder.join(file)).expect("the file can be written"));
    let mut texts = create("texts.tsv");
    for entry in entries {
        let text = &entry.texts[0].1;
        writeln!(texts, "{}\t{}", text.title, text.description).expect("the disk has room");
    }
    let mut lines = create("questions.txt");
    for question in questions {
        writeln!(lines, "{question}").expect("the disk has room");
    }
}

/// Marsaglia's xorshift: the same entries in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or(0) % end
    }

    fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.below(from.len())]
    }
}
