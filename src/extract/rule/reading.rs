//! What a rule makes of a number.

use std::borrow::Cow;

use crate::extract::words::sense::Sense;

/// What a rule makes of a number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading<'t> {
    pub(crate) action: Cow<'t, str>,
    pub(crate) indicator: Cow<'t, str>,
    pub(crate) sense: Option<Sense>,
    /// Whether the verb stands before the noun (增加深松土地) and not after it (产量增加).
    pub(crate) leading: bool,
    /// Whether the noun was taken from the statement before.
    pub(crate) elided: bool,
    /// What the indicator was completed with (总数 of what).
    pub(crate) owner: Option<Cow<'t, str>>,
    /// Whether it only says how much of something the owner makes up (占…, 为计划的…): what follows
    /// speaks of the owner again.
    pub(crate) is_share: bool,
    /// The subjects that the numbers after 分别 share out.
    pub(crate) subjects: Vec<Cow<'t, str>>,
}

impl<'t> Reading<'t> {
    /// A verb before its noun.
    #[expect(clippy::unnecessary_wraps, reason = "a rule ends with it")]
    pub(crate) fn leading(
        action: Cow<'t, str>,
        indicator: Cow<'t, str>,
        sense: Sense,
    ) -> Option<Self> {
        Some(Self {
            leading: true,
            ..Self::following(action, indicator, Some(sense))
        })
    }

    /// A share that an owner makes up of something.
    pub(crate) fn share(owner: &Cow<'t, str>, of: &str) -> Self {
        Self {
            indicator: format!("{owner}{of}").into(),
            owner: Some(owner.clone()),
            is_share: true,
            ..Self::default()
        }
    }

    /// A verb after its noun, or none.
    pub(crate) fn following(
        action: Cow<'t, str>,
        indicator: Cow<'t, str>,
        sense: Option<Sense>,
    ) -> Self {
        Self {
            action,
            indicator,
            sense,
            ..Self::default()
        }
    }
}
