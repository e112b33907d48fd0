//! A value while rules are evaluated, and the way into it.

use std::borrow::Cow;
use std::rc::Rc;

use super::rules::{Param, Step};
use crate::partition::Partition;

/// Borrows from the call's parameters and the rules wherever it can; a copy is cheap.
#[derive(Debug, Clone)]
pub(super) enum Val<'a> {
    /// Not set.
    None,
    Boolean(bool),
    Integer(i64),
    Text(Cow<'a, str>),
    List(Rc<[Val<'a>]>),
    Partition(&'static Partition),
    Arn(Rc<Arn<'a>>),
    Url(Rc<Url<'a>>),
}

#[derive(Debug)]
pub(super) struct Arn<'a> {
    pub(super) partition: Cow<'a, str>,
    pub(super) service: Cow<'a, str>,
    pub(super) region: Cow<'a, str>,
    pub(super) account: Cow<'a, str>,
    pub(super) resource: Rc<[Val<'a>]>,
}

#[derive(Debug)]
pub(super) struct Url<'a> {
    pub(super) scheme: Cow<'a, str>,
    pub(super) authority: Cow<'a, str>,
    pub(super) path: Cow<'a, str>,
    pub(super) normalized_path: String,
    pub(super) is_ip: bool,
}

impl<'a> Val<'a> {
    pub(super) fn text(text: &'a str) -> Val<'a> {
        Val::Text(Cow::Borrowed(text))
    }

    pub(super) fn is_set(&self) -> bool {
        !matches!(self, Val::None)
    }

    /// What it is, for messages; never its content, which may be the caller's secret.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Val::None => "nothing",
            Val::Boolean(_) => "a boolean",
            Val::Integer(_) => "a number",
            Val::Text(_) => "a string",
            Val::List(_) => "a list",
            Val::Partition(_) => "a partition",
            Val::Arn(_) => "an ARN",
            Val::Url(_) => "a URL",
        }
    }

    /// Follows a path; what is not there is [`Val::None`].
    pub(super) fn at(&self, path: &[Step]) -> Val<'a> {
        let Some((first, rest)) = path.split_first() else { return self.clone() };
        let next = match first {
            Step::Key(name) => self.attribute(name),
            Step::Index(index) => self.element(*index),
        };
        if rest.is_empty() { next } else { next.at(rest) }
    }

    fn attribute(&self, name: &str) -> Val<'a> {
        match self {
            Val::Partition(p) => match name {
                "name" => Val::text(&p.id),
                "dnsSuffix" => Val::text(&p.dns_suffix),
                "dualStackDnsSuffix" => Val::text(&p.dual_stack_dns_suffix),
                "implicitGlobalRegion" => Val::text(&p.implicit_global_region),
                "supportsFIPS" => Val::Boolean(p.supports_fips),
                "supportsDualStack" => Val::Boolean(p.supports_dual_stack),
                _ => Val::None,
            },
            Val::Arn(arn) => match name {
                "partition" => Val::Text(arn.partition.clone()),
                "service" => Val::Text(arn.service.clone()),
                "region" => Val::Text(arn.region.clone()),
                "accountId" => Val::Text(arn.account.clone()),
                "resourceId" => Val::List(arn.resource.clone()),
                _ => Val::None,
            },
            Val::Url(url) => match name {
                "scheme" => Val::Text(url.scheme.clone()),
                "authority" => Val::Text(url.authority.clone()),
                "path" => Val::Text(url.path.clone()),
                "normalizedPath" => Val::Text(url.normalized_path.clone().into()),
                "isIp" => Val::Boolean(url.is_ip),
                _ => Val::None,
            },
            _ => Val::None,
        }
    }

    /// An element of a list, from the end if the index is negative.
    fn element(&self, index: i64) -> Val<'a> {
        let Val::List(list) = self else { return Val::None };
        let from_end = || list.len().checked_sub(usize::try_from(index.unsigned_abs()).ok()?);
        let index = if index < 0 { from_end() } else { usize::try_from(index).ok() };
        index.and_then(|i| list.get(i)).cloned().unwrap_or(Val::None)
    }
}

impl<'a> From<&'a Param> for Val<'a> {
    fn from(param: &'a Param) -> Self {
        match param {
            Param::Boolean(b) => Val::Boolean(*b),
            Param::String(s) => Val::text(s),
            Param::StringArray(list) => Val::List(list.iter().map(|s| Val::text(s)).collect()),
        }
    }
}

impl PartialEq for Val<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Val::None, Val::None) => true,
            (Val::Boolean(a), Val::Boolean(b)) => a == b,
            (Val::Integer(a), Val::Integer(b)) => a == b,
            (Val::Text(a), Val::Text(b)) => a == b,
            (Val::List(a), Val::List(b)) => a == b,
            (Val::Partition(a), Val::Partition(b)) => std::ptr::eq(*a, *b),
            _ => false,
        }
    }
}
