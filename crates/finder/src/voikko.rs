//! Finnish morphology by libvoikko, opened while the program runs; everything works without it.
//!
//! This is the one module of the house with `unsafe` in it. It binds six functions of voikko.h
//! (libvoikko 4; Debian packages libvoikko1 and voikko-fi) and keeps three promises:
//! a handle stays on the thread that made it, since a handle used by two threads loses analyses
//! silently; what libvoikko hands out is copied and given back at once; the library is never closed.

#![expect(unsafe_code, reason = "libvoikko is a C library; every block says why it is sound")]

use std::cell::OnceCell;
use std::ffi::{CStr, CString, c_char};
use std::ptr::{self, NonNull};
use std::sync::OnceLock;

/// `struct VoikkoHandle`.
#[repr(C)]
struct RawHandle {
    _private: [u8; 0],
}

/// `struct voikko_mor_analysis`.
#[repr(C)]
struct RawAnalysis {
    _private: [u8; 0],
}

type Init = unsafe extern "C" fn(*mut *const c_char, *const c_char, *const c_char) -> *mut RawHandle;
type Terminate = unsafe extern "C" fn(*mut RawHandle);
type Analyse = unsafe extern "C" fn(*mut RawHandle, *const c_char) -> *mut *mut RawAnalysis;
type FreeAnalyses = unsafe extern "C" fn(*mut *mut RawAnalysis);
type Value = unsafe extern "C" fn(*const RawAnalysis, *const c_char) -> *mut c_char;
type FreeValue = unsafe extern "C" fn(*mut c_char);

/// The six functions.
struct Functions {
    init: Init,
    terminate: Terminate,
    analyse: Analyse,
    free_analyses: FreeAnalyses,
    value: Value,
    free_value: FreeValue,
}

/// Where the library may be found, by the names of Linux and of macOS.
const NAMES: [&str; 2] = ["libvoikko.so.1", "libvoikko.1.dylib"];

/// The longest word that is handed over, in bytes: libvoikko gives up at 255 characters.
const LONGEST: usize = 200;

fn functions() -> Option<&'static Functions> {
    static FUNCTIONS: OnceLock<Option<Functions>> = OnceLock::new();
    FUNCTIONS.get_or_init(|| NAMES.into_iter().find_map(load)).as_ref()
}

fn load(name: &str) -> Option<Functions> {
    // SAFETY: opening libvoikko runs only its C++ static initialisers, which ask nothing of us.
    let library = unsafe { libloading::Library::new(name) }.ok()?;
    // SAFETY: the names and signatures are those of voikko.h, unchanged throughout libvoikko 4.
    let functions = unsafe {
        Functions {
            init: *library.get::<Init>(b"voikkoInit\0").ok()?,
            terminate: *library.get::<Terminate>(b"voikkoTerminate\0").ok()?,
            analyse: *library.get::<Analyse>(b"voikkoAnalyzeWordCstr\0").ok()?,
            free_analyses: *library.get::<FreeAnalyses>(b"voikko_free_mor_analysis\0").ok()?,
            value: *library.get::<Value>(b"voikko_mor_analysis_value_cstr\0").ok()?,
            free_value: *library.get::<FreeValue>(b"voikko_free_mor_analysis_value_cstr\0").ok()?,
        }
    };
    // The functions are used until the program ends: the library must never be closed.
    std::mem::forget(library);
    Some(functions)
}

/// One reading of a word.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Reading {
    /// The word as a dictionary has it: "kahviseura" for "kahviseuraa".
    pub base: String,
    /// The kind of word: "nimisana" (noun), "teonsana" (verb), "kieltosana" (negation) ...
    pub class: String,
    /// Letter by letter, with `=` where a part of a compound begins: "=ppppp=pppppp".
    pub structure: String,
    /// What the word is made of: "+kahvi(kahvi)+seura(seura)".
    pub bases: String,
}

/// A handle of this thread.
struct Handle {
    raw: NonNull<RawHandle>,
    functions: &'static Functions,
}

impl Handle {
    fn new() -> Option<Self> {
        let functions = functions()?;
        let mut error: *const c_char = ptr::null();
        // SAFETY: `error` outlives the call, the language is a C string, and a null path means the
        // usual folders. The text behind `error` is static and is not ours to free.
        let raw = unsafe { (functions.init)(&raw mut error, c"fi".as_ptr(), ptr::null()) };
        NonNull::new(raw).map(|raw| Self { raw, functions })
    }

    fn readings(&self, word: &CStr) -> Vec<Reading> {
        let mut found = Vec::new();
        // SAFETY: the handle is alive and of this thread (it lives in a thread-local), the word is a
        // C string in UTF-8. The answer is null or a null-terminated array.
        let analyses = unsafe { (self.functions.analyse)(self.raw.as_ptr(), word.as_ptr()) };
        if analyses.is_null() {
            return found;
        }
        let mut next = analyses;
        // SAFETY: the array ends with a null, and `next` stops there.
        while let Some(analysis) = NonNull::new(unsafe { *next }) {
            found.push(Reading {
                base: self.value(analysis, c"BASEFORM"),
                class: self.value(analysis, c"CLASS"),
                structure: self.value(analysis, c"STRUCTURE"),
                bases: self.value(analysis, c"WORDBASES"),
            });
            // SAFETY: the element before was not the null at the end, so there is one more.
            next = unsafe { next.add(1) };
        }
        // SAFETY: given back once, to the library that made it; nothing above points into it any more.
        unsafe { (self.functions.free_analyses)(analyses) };
        found
    }

    fn value(&self, analysis: NonNull<RawAnalysis>, key: &CStr) -> String {
        // SAFETY: the analysis is alive until its array is given back, the key is a C string.
        let value = unsafe { (self.functions.value)(analysis.as_ptr(), key.as_ptr()) };
        if value.is_null() {
            return String::new();
        }
        // SAFETY: a value that is not null is a C string, ours until it is given back below.
        let copy = unsafe { CStr::from_ptr(value) }.to_string_lossy().into_owned();
        // SAFETY: given back once, after it was copied.
        unsafe { (self.functions.free_value)(value) };
        copy
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        // SAFETY: the handle was made by voikkoInit on this thread and is used no more.
        unsafe { (self.functions.terminate)(self.raw.as_ptr()) };
    }
}

thread_local! {
    static HANDLE: OnceCell<Option<Handle>> = const { OnceCell::new() };
}

/// Can Finnish words be analysed here? Needs the library and its Finnish dictionary.
pub fn is_present() -> bool {
    HANDLE.with(|handle| handle.get_or_init(Handle::new).is_some())
}

/// The readings of a Finnish word in small letters; none if it is not known, or if libvoikko is
/// not there.
pub fn readings(word: &str) -> Vec<Reading> {
    let Some(word) = Some(word).filter(|w| w.len() <= LONGEST).and_then(|w| CString::new(w).ok()) else {
        return Vec::new();
    };
    HANDLE.with(|handle| {
        handle.get_or_init(Handle::new).as_ref().map(|handle| handle.readings(&word)).unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Says so and answers no where libvoikko is not there.
    fn present() -> bool {
        let there = is_present();
        if !there {
            println!("skipped: libvoikko or its Finnish dictionary is not installed");
        }
        there
    }

    #[test]
    fn a_compound_is_read_with_its_parts() {
        if present() {
            let found = readings("kahviseuraa");
            assert_eq!(found[0].base, "kahviseura");
            assert_eq!(found[0].structure, "=ppppp=pppppp");
            assert_eq!(found[0].class, "nimisana");
        }
    }

    #[test]
    fn a_word_with_two_meanings_has_two_readings() {
        if present() {
            let bases: Vec<String> = readings("jäin").into_iter().map(|r| r.base).collect();
            assert!(bases.contains(&"jäädä".into()) && bases.contains(&"jää".into()));
        }
    }

    #[test]
    fn odd_words_have_no_readings_and_do_no_harm() {
        for word in ["", "qwxzz", "a\0b", &"pitkä".repeat(100)] {
            assert!(readings(word).is_empty());
        }
    }

    #[test]
    fn every_thread_reads_as_well_as_the_first() {
        if present() {
            let words = ["eläkeläisille", "kävelyryhmiä", "näkövammaiselle", "laulamaan"];
            let expected: Vec<_> = words.map(readings).into();
            std::thread::scope(|scope| {
                for _ in 0..4 {
                    scope.spawn(|| {
                        for _ in 0..200 {
                            assert_eq!(words.map(readings).to_vec(), expected);
                        }
                    });
                }
            });
        }
    }
}
