//! What holds for every text, and how bytes become clauses of the genre.

mod clauses;
mod laws;
mod outline;
mod page;

pub use clauses::clauses;
pub use laws::check;
pub use outline::check_outline;
pub use page::page;
