//! Averages over people: what a name says (人均) is not asked of those who report, and not printed a second time.

use super::{Bound, Target};
use crate::indicator::{per_head, without_heads};
use crate::number::Plain;
use crate::quantity::{Quantity, Said};

impl Target {
    /// An amount in the heads of this target, where only one of both says them: 46000元 reported on 人均可支配收入 is 46000元/人.
    pub(crate) fn in_its_heads(&self, amount: &Quantity) -> Quantity {
        let name = self.indicator().name();
        let Some(goal) = self.bound().map(Bound::value) else {
            return *amount;
        };
        if amount.compare(goal).is_ok() {
            return *amount;
        }
        let named = Quantity::new(amount.magnitude(), per_head(name, amount.unit())).ok();
        if let Some(named) = named.filter(|named| named.compare(goal).is_ok()) {
            return named;
        }
        // The target was built without them.
        let bare = amount.convert(per_head(name, goal.unit())).ok();
        bare.and_then(|bare| Quantity::new(bare.magnitude(), goal.unit()).ok())
            .unwrap_or(*amount)
    }

    /// An amount of this target as people write it: 人均可支配收入 45000元, not 45000元/人.
    pub(crate) fn said(&self, amount: &Quantity) -> String {
        match without_heads(self.indicator().name(), amount.unit()) {
            Some(unit) => format!("{}{unit}", Plain(amount.magnitude())),
            None => Said(amount).to_string(),
        }
    }
}
