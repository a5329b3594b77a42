//! A row of the catalogue.

use super::direction::Direction;
use super::measure::Measure;
use super::nature::Nature;
use super::spelling::{LONGEST, fold};
use super::{CatalogueError, Slug};
use crate::finding::Language;
use crate::unit::{Unit, UnitDimension};

/// What an indicator belongs to (领域).
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Default,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
)]
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum Field {
    /// 国民经济核算
    Accounts,
    /// 工业和企业
    Industry,
    /// 投资
    Investment,
    /// 消费、旅游、商品房
    Consumption,
    /// 对外经济
    Trade,
    /// 价格
    Prices,
    /// 金融
    Finance,
    /// 就业
    Jobs,
    /// 居民收入和脱贫
    Income,
    /// 财政
    Budget,
    /// 人口
    People,
    /// 教育
    Education,
    /// 卫生健康
    Health,
    /// 社会保障和养老
    Security,
    /// 住房和城乡建设
    Housing,
    /// 交通、邮政
    Transport,
    /// 数字化
    Digital,
    /// 科技创新
    Science,
    /// 农业农村
    Agriculture,
    /// 能源
    Energy,
    /// 生态环境和资源
    Environment,
    /// 安全
    Safety,
    /// 政府工作: projects and promises; also what a caller adds without a field.
    #[default]
    Government,
}

impl Field {
    /// Its name.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        let (chinese, english) = match self {
            Self::Accounts => ("国民经济核算", "national accounts"),
            Self::Industry => ("工业和企业", "industry and enterprises"),
            Self::Investment => ("投资", "investment"),
            Self::Consumption => ("消费", "consumption"),
            Self::Trade => ("对外经济", "external economy"),
            Self::Prices => ("价格", "prices"),
            Self::Finance => ("金融", "finance"),
            Self::Jobs => ("就业", "jobs"),
            Self::Income => ("居民收入", "income"),
            Self::Budget => ("财政", "budget"),
            Self::People => ("人口", "population"),
            Self::Education => ("教育", "education"),
            Self::Health => ("卫生健康", "health"),
            Self::Security => ("社会保障", "social security"),
            Self::Housing => ("城乡建设", "housing and towns"),
            Self::Transport => ("交通", "transport"),
            Self::Digital => ("数字化", "digital economy"),
            Self::Science => ("科技创新", "science"),
            Self::Agriculture => ("农业农村", "agriculture"),
            Self::Energy => ("能源", "energy"),
            Self::Environment => ("生态环境", "environment"),
            Self::Safety => ("安全", "safety"),
            Self::Government => ("政府工作", "work of the government"),
        };
        match language {
            Language::Chinese => chinese,
            Language::English => english,
        }
    }
}

/// What a ratio is of (分子、分母), by their names.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RatioOf {
    numerator: String,
    denominator: String,
}

impl RatioOf {
    /// What is divided.
    #[must_use]
    pub fn numerator(&self) -> &str {
        &self.numerator
    }

    /// What it is divided by.
    #[must_use]
    pub fn denominator(&self) -> &str {
        &self.denominator
    }
}

/// A name beside the official one, and whether it is read only before a rate of change.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Name {
    text: String,
    is_of_growth: bool,
}

impl Name {
    pub(super) fn new(text: &str) -> Result<Self, CatalogueError> {
        let text = text.trim();
        let is_name = !text.chars().any(char::is_control)
            && text.chars().count() <= LONGEST
            && fold(text).is_some();
        if !is_name {
            return Err(CatalogueError::MalformedName {
                text: text.to_owned(),
            });
        }
        Ok(Self {
            text: text.to_owned(),
            is_of_growth: false,
        })
    }

    pub(super) fn of_growth(text: &str) -> Result<Self, CatalogueError> {
        Ok(Self {
            is_of_growth: true,
            ..Self::new(text)?
        })
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    pub(super) const fn is_of_growth(&self) -> bool {
        self.is_of_growth
    }
}

/// A standard indicator (标准指标).
///
/// ```
/// use zhibiao::catalogue::Catalogue;
/// use zhibiao::indicator::{Direction, Measure};
///
/// let catalogue = Catalogue::standard();
/// let unemployment = catalogue.get("surveyed-urban-unemployment").unwrap();
/// assert_eq!(unemployment.name(), "城镇调查失业率");
/// assert_eq!((unemployment.measure(), unemployment.direction()), (Measure::Level, Direction::LowerIsBetter));
///
/// let prices = catalogue.get("consumer-prices").unwrap();
/// assert!(prices.is_ceiling());
///
/// let intensity = catalogue.get("rd-intensity").unwrap();
/// let parts = intensity.ratio_of().unwrap();
/// assert_eq!(catalogue.find(parts.denominator()), catalogue.get("gdp"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    slug: Slug,
    name: String,
    english: String,
    names: Vec<Name>,
    unit: Option<Unit>,
    measure: Measure,
    direction: Direction,
    is_ceiling: bool,
    nature: Option<Nature>,
    ratio_of: Option<RatioOf>,
    field: Field,
    example: String,
    source: String,
}

impl Entry {
    /// An indicator of this slug and official name; an amount in no unit, in the direction that its name tells.
    ///
    /// # Errors
    /// [`CatalogueError::MalformedSlug`], [`CatalogueError::MalformedName`].
    pub fn new(slug: &str, name: &str) -> Result<Self, CatalogueError> {
        let slug = slug.parse()?;
        let name = Name::new(name)?.text;
        Ok(Self {
            slug,
            english: String::new(),
            names: Vec::new(),
            unit: None,
            measure: Measure::Total,
            direction: Direction::of_name(&name).unwrap_or_default(),
            is_ceiling: false,
            nature: None,
            ratio_of: None,
            field: Field::default(),
            example: String::new(),
            source: String::new(),
            name,
        })
    }

    /// Adds another name.
    ///
    /// # Errors
    /// [`CatalogueError::MalformedName`].
    pub fn with_alias(mut self, name: &str) -> Result<Self, CatalogueError> {
        self.names.push(Name::new(name)?);
        Ok(self)
    }

    /// Adds a name that is read only before a rate of change.
    ///
    /// # Errors
    /// [`CatalogueError::MalformedName`].
    pub fn with_growth_alias(mut self, name: &str) -> Result<Self, CatalogueError> {
        self.names.push(Name::of_growth(name)?);
        Ok(self)
    }

    /// Gives its name in English.
    #[must_use]
    pub fn with_english(mut self, english: impl Into<String>) -> Self {
        self.english = english.into();
        self
    }

    /// Gives its usual unit; by its kind, numbers of something else are told apart.
    #[must_use]
    pub const fn with_unit(mut self, unit: Unit) -> Self {
        self.unit = Some(unit);
        self
    }

    /// Says what its number usually means.
    #[must_use]
    pub const fn with_measure(mut self, measure: Measure) -> Self {
        self.measure = measure;
        self
    }

    /// Says which way is good.
    #[must_use]
    pub const fn with_direction(mut self, direction: Direction) -> Self {
        self.direction = direction;
        self.is_ceiling = false;
        self
    }

    /// Says that its number is a ceiling (上限).
    #[must_use]
    pub const fn with_ceiling(mut self) -> Self {
        self.direction = Direction::LowerIsBetter;
        self.is_ceiling = true;
        self
    }

    /// Says whether it binds a government.
    #[must_use]
    pub const fn with_nature(mut self, nature: Nature) -> Self {
        self.nature = Some(nature);
        self
    }

    /// Says what it is a ratio of, by the names of both.
    ///
    /// # Errors
    /// [`CatalogueError::MalformedName`].
    pub fn with_ratio_of(
        mut self,
        numerator: &str,
        denominator: &str,
    ) -> Result<Self, CatalogueError> {
        self.ratio_of = Some(RatioOf {
            numerator: Name::new(numerator)?.text,
            denominator: Name::new(denominator)?.text,
        });
        Ok(self)
    }

    /// Says what it belongs to.
    #[must_use]
    pub const fn with_field(mut self, field: Field) -> Self {
        self.field = field;
        self
    }

    /// Gives a clause that has it.
    #[must_use]
    pub fn with_example(mut self, example: impl Into<String>) -> Self {
        self.example = example.into();
        self
    }

    /// Says where its name is from.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<String>) -> Self {
        self.source = source.into();
        self
    }

    /// Its permanent name in data (代号).
    #[must_use]
    pub const fn slug(&self) -> &Slug {
        &self.slug
    }

    /// Its official name (官方名称).
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its name in English; empty where a caller gave none.
    #[must_use]
    pub fn english(&self) -> &str {
        &self.english
    }

    /// Its other names (其他名称), each with whether it is read only before a rate of change.
    pub fn aliases(&self) -> impl Iterator<Item = (&str, bool)> {
        self.names
            .iter()
            .map(|name| (name.as_str(), name.is_of_growth()))
    }

    /// Its usual unit (计量单位); `None` for a ratio without one.
    #[must_use]
    pub const fn unit(&self) -> Option<Unit> {
        self.unit
    }

    /// What its unit measures (量纲).
    #[must_use]
    pub fn dimension(&self) -> Option<UnitDimension> {
        self.unit.map(|unit| unit.dimension())
    }

    /// What its number usually means (计量方式).
    #[must_use]
    pub const fn measure(&self) -> Measure {
        self.measure
    }

    /// Which way is good (方向); of a ceiling, lower.
    #[must_use]
    pub const fn direction(&self) -> Direction {
        self.direction
    }

    /// Whether its number is a ceiling (上限), which must not be exceeded and is no better for being low: 居民消费价格.
    #[must_use]
    pub const fn is_ceiling(&self) -> bool {
        self.is_ceiling
    }

    /// Whether it binds a government (属性), as the five-year plans have it.
    #[must_use]
    pub const fn nature(&self) -> Option<Nature> {
        self.nature
    }

    /// What it is a ratio of (分子、分母).
    #[must_use]
    pub const fn ratio_of(&self) -> Option<&RatioOf> {
        self.ratio_of.as_ref()
    }

    /// What it belongs to (领域).
    #[must_use]
    pub const fn field(&self) -> Field {
        self.field
    }

    /// A clause that has it.
    #[must_use]
    pub fn example(&self) -> &str {
        &self.example
    }

    /// Where its name is from.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    pub(super) fn take_names(&mut self) -> Vec<Name> {
        std::mem::take(&mut self.names)
    }

    pub(super) fn push_name(&mut self, name: Name) {
        self.names.push(name);
    }
}
