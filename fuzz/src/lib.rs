//! What holds for every text, and how bytes become clauses of the genre.

mod clauses;
mod laws;
mod outline;

pub use clauses::clauses;
pub use laws::check;
pub use outline::check_outline;
