//! The first ten lines: read a text, convert a unit, add two amounts.

use zhibiao::extract::Extractor;
use zhibiao::quantity::Quantity;
use zhibiao::unit::Unit;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let text = "全年新增公办学位1650个、孵化面积8万平方米以上,实际利用外资2500万美元。";
    for found in Extractor::default().extract(text).statements {
        println!(
            "{}: {} {} ({})",
            found.indicator, found.value, found.unit, found.quote
        );
    }

    let area: Quantity = "8万平方米".parse()?;
    println!("{area} = {}", area.convert(Unit::HECTARE)?);

    let (gas, sewage): (Quantity, Quantity) = ("10公里".parse()?, "16000米".parse()?);
    println!("{gas} + {sewage} = {}", gas.checked_add(&sewage)?);
    Ok(())
}
