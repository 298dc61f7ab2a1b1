//! Statistics of before and after, of waiting and of change over time.
