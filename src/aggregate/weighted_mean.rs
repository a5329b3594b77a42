//! The mean weighted by a named weight.

use bnum::cast::CastFrom;
use serde::{Deserialize, Serialize};

use crate::number::Shown;
use crate::quantity::Quantity;
use crate::unit::{Scale, Unit};

use super::additivity::{AmountKind, never_adds};
use super::digits::{Big, Digits, TooLarge, Total};
use super::fraction::Fraction;
use super::mean::Average;
use super::sum::place;
use super::{Aggregate, AggregateError, Sum};

/// A value and its weight, such as a growth rate and the output of the base period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeightedValue {
    /// The value.
    pub value: Quantity,
    /// Its weight, not below zero.
    pub weight: Quantity,
}

/// The mean of values weighted by a weight that has a name (加权平均): Σ weight × value ÷ Σ weight.
///
/// The name, such as `2023年地区生产总值`, keeps means by different weights from being merged; one without a name merges with
/// others without a name only, but for the identity, which merges with all. Weights in other
/// scales than one another are converted exactly; scaling all of them changes nothing.
///
/// ```
/// use zhibiao::aggregate::{Aggregate, WeightedValue, WeightedMean};
///
/// let mut growth = WeightedMean::new("2023年地区生产总值");
/// growth.push(&WeightedValue { value: "5%".parse()?, weight: "300亿元".parse()? })?;
/// growth.push(&WeightedValue { value: "9%".parse()?, weight: "100亿元".parse()? })?;
/// assert_eq!(growth.finish()?.ok_or("no regions")?.exact()?.to_string(), "6%");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
pub struct WeightedMean {
    /// Empty where none was given; the mean of nothing then takes the name of what is merged into it.
    name: String,
    weights: Sum,
    /// One for each pair of atoms, in their order.
    products: Vec<Product>,
}

/// Σ weight × value, in the units without their scales.
#[derive(Debug, Clone)]
struct Product {
    /// The finest unit of the values met.
    value: Unit,
    /// The atom of the weights.
    weight: Unit,
    digits: Digits,
}

const WHAT: &str = "weighted mean";

/// The unit without its scales.
fn base(unit: Unit) -> Unit {
    let base = Unit::new(Scale::One, unit.atom());
    match unit.denominator() {
        Some((_, atom)) => base.per(Scale::One, atom),
        None => base,
    }
}

impl WeightedMean {
    /// The mean of nothing, weighted by what the name says.
    #[must_use]
    pub fn new(weight: impl Into<String>) -> Self {
        Self {
            name: weight.into(),
            ..Self::default()
        }
    }

    /// The name of the weight.
    #[must_use]
    pub fn weight(&self) -> &str {
        &self.name
    }

    /// The sum of the weights.
    #[must_use]
    pub const fn weights(&self) -> &Sum {
        &self.weights
    }

    /// Whether it knows neither an item nor the name of its weight.
    const fn is_default(&self) -> bool {
        self.name.is_empty() && self.weights.count() == 0
    }

    fn unit(&self) -> Option<Unit> {
        let mut units = self.products.iter().map(|product| product.value);
        let first = units.next()?;
        Some(units.fold(first, |finest, unit| finest.finer(unit).unwrap_or(finest)))
    }

    /// Whether values in a unit go with the others.
    fn admit(&self, unit: Unit) -> Result<(), AggregateError> {
        if AmountKind::of(unit.dimension()) == AmountKind::Rank
            && let Some(rule) = never_adds(unit.dimension())
        {
            return Err(AggregateError::NotAdditive { unit, rule });
        }
        match self.products.first() {
            Some(first) if first.value.dimension() != unit.dimension() => {
                Err(AggregateError::Mixed {
                    first: first.value,
                    other: unit,
                })
            }
            _ => Ok(()),
        }
    }

    fn put(
        &mut self,
        value: Unit,
        weight: Unit,
        put: impl FnOnce(&mut Digits) -> Result<(), TooLarge>,
    ) -> Result<(), TooLarge> {
        let key = (base(value), base(weight));
        let index = self
            .products
            .partition_point(|product| (base(product.value), product.weight) < key);
        if let Some(product) = self
            .products
            .get_mut(index)
            .filter(|product| (base(product.value), product.weight) == key)
        {
            put(&mut product.digits)?;
            product.value = product.value.finer_scale(value);
        } else {
            let mut digits = Digits::default();
            put(&mut digits)?;
            let product = Product {
                value,
                weight: key.1,
                digits,
            };
            self.products.insert(index, product);
        }
        Ok(())
    }

    fn totals(&self) -> impl Iterator<Item = (Unit, Unit, Total)> {
        self.products
            .iter()
            .map(|product| (product.value, product.weight, product.digits.total()))
    }
}

impl Aggregate for WeightedMean {
    type Item = WeightedValue;
    type Output = Option<Average>;

    fn identity(&self) -> Self {
        Self::new(self.name.as_str())
    }

    fn push(&mut self, item: &WeightedValue) -> Result<(), AggregateError> {
        let WeightedValue { value, weight } = item;
        self.admit(value.unit())?;
        if weight.is_negative() {
            return Err(AggregateError::NegativeWeight {
                weight: Box::new(*weight),
            });
        }
        self.weights.check(weight.unit())?;
        let place = place(value.unit(), value.magnitude().scale())
            + place(weight.unit(), weight.magnitude().scale());
        let (left, right) = (value.magnitude().mantissa(), weight.magnitude().mantissa());
        self.put(value.unit(), weight.unit(), |digits| {
            match left.checked_mul(right) {
                Some(product) => digits.add(product, place),
                // Two factors below 2^96.
                None => digits.add_big(
                    Big::cast_from(left).wrapping_mul(Big::cast_from(right)),
                    place,
                ),
            }
        })
        .map_err(|_| AggregateError::Overflow { what: WHAT })?;
        self.weights.push(weight)
    }

    fn merge(&mut self, other: &Self) -> Result<(), AggregateError> {
        let mut merged = self.clone();
        if merged.is_default() {
            merged.name.clone_from(&other.name);
        } else if !other.is_default() && merged.name != other.name {
            return Err(AggregateError::OtherWeight {
                first: merged.name,
                other: other.name.clone(),
            });
        }
        merged.weights.merge(&other.weights)?;
        for product in &other.products {
            merged.admit(product.value)?;
            merged
                .put(product.value, product.weight, |digits| {
                    digits.merge(&product.digits)
                })
                .map_err(|_| AggregateError::Overflow { what: WHAT })?;
        }
        *self = merged;
        Ok(())
    }

    /// In the finest unit of the values met; `None` for the mean of nothing.
    fn finish(&self) -> Result<Option<Average>, AggregateError> {
        let (Some(unit), Some(weight)) = (self.unit(), self.weights.unit()) else {
            return Ok(None);
        };
        let weights = self.weights.fraction_in(weight)?;
        if weights.is_zero() {
            return Err(AggregateError::ZeroWeight { unit: weight });
        }
        let mut sum = Fraction::ZERO;
        for product in &self.products {
            let value = base(product.value).factor_to(unit)?;
            let weight = product.weight.factor_to(weight)?;
            sum = Fraction::from(product.digits.total())
                .times(&value)
                .and_then(|amount| amount.times(&weight))
                .and_then(|amount| sum.plus(amount))
                .ok_or(AggregateError::Overflow { what: WHAT })?;
        }
        Average::of(sum, weights, unit, WHAT).map(Some)
    }
}

impl PartialEq for WeightedMean {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.weights == other.weights && self.totals().eq(other.totals())
    }
}

impl Eq for WeightedMean {}

/// The wire form.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    weight: String,
    weights: Sum,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    products: Vec<WireProduct>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireProduct {
    value_unit: Unit,
    weight_unit: Unit,
    product: String,
}

impl From<WeightedMean> for Wire {
    fn from(mean: WeightedMean) -> Self {
        let products = mean
            .totals()
            .map(|(value_unit, weight_unit, total)| WireProduct {
                value_unit,
                weight_unit,
                product: total.to_string(),
            });
        Self {
            products: products.collect(),
            weight: mean.name,
            weights: mean.weights,
        }
    }
}

impl TryFrom<Wire> for WeightedMean {
    type Error = WireError;

    fn try_from(wire: Wire) -> Result<Self, WireError> {
        let mut mean = Self::new(wire.weight);
        if wire.weights.is_below_zero() {
            return Err(WireError::Negative);
        }
        for WireProduct {
            value_unit,
            weight_unit,
            product,
        } in wire.products
        {
            let Some(total) = Total::parse(&product) else {
                return Err(WireError::Product { product });
            };
            mean.admit(value_unit)?;
            // Two numbers of 96 bits; the value's unit may be per a scaled one.
            if !total.is_sum_of(wire.weights.count(), 192, -68..=24) {
                return Err(WireError::Count);
            }
            let units = WireError::Units {
                value_unit,
                weight_unit,
            };
            let mut weights = wire.weights.totals();
            let Some((_, weights)) = weights.find(|(unit, _)| unit.shares_atoms(weight_unit))
            else {
                return Err(units);
            };
            // A mean lies among its values, and these have 96 bits and at most twelve places more.
            if !total.is_within(&weights, 96, 12) {
                return Err(WireError::Product { product });
            }
            let known = mean.products.len();
            mean.put(value_unit, weight_unit, |digits| {
                *digits = total.into();
                Ok(())
            })
            .map_err(AggregateError::from)?;
            if mean.products.len() == known {
                return Err(units);
            }
        }
        // Each item has one product, each weight is of one.
        let has_product = |unit: Unit| {
            let mut products = mean.products.iter();
            products.any(|product| product.weight.shares_atoms(unit))
        };
        if usize::try_from(wire.weights.count()).is_ok_and(|count| count < mean.products.len())
            || !wire.weights.totals().all(|(unit, _)| has_product(unit))
        {
            return Err(WireError::Count);
        }
        mean.weights = wire.weights;
        Ok(mean)
    }
}

/// Why a serialized mean is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum WireError {
    #[error("weights are not below zero")]
    Negative,
    #[error(
        "{product:?} is no sum of products with these weights; write plain digits, such as \"-362.33\"", product = Shown(product)
    )]
    Product { product: String },
    #[error("the product of {value_unit} and {weight_unit} is there twice, or has no weight")]
    Units { value_unit: Unit, weight_unit: Unit },
    #[error("the products and the weights do not go together")]
    Count,
    #[error(transparent)]
    Aggregate(#[from] AggregateError),
}
