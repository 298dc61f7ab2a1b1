//! Instruments: how answers become a score, and what a score means.
