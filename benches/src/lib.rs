//! The bench package holds rivals so that the crate itself never builds them.
