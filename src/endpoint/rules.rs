//! A service's endpoint rules as a compact tree: names are slots, templates and paths are split once.

/// Where a parameter or an assigned value stands while rules are evaluated.
pub(super) type Slot = usize;

/// The rules of one service.
#[derive(Debug, Default)]
pub(super) struct RuleSet {
    /// Parameter `i` stands in slot `i`.
    pub(super) parameters: Vec<Parameter>,
    pub(super) rules: Vec<Rule>,
    /// How many slots an evaluation needs at most.
    pub(super) slots: usize,
}

#[derive(Debug)]
pub(super) struct Parameter {
    pub(super) name: Box<str>,
    pub(super) kind: ParameterKind,
    pub(super) required: bool,
    pub(super) default: Option<Param>,
    pub(super) built_in: Option<BuiltIn>,
    /// Whether any rule reads it.
    pub(super) read: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ParameterKind {
    String,
    Boolean,
    StringArray,
}

/// A value that a caller or a model hands in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Param {
    Boolean(bool),
    String(String),
    StringArray(Vec<String>),
}

/// What a client knows by itself; see the rules engine's list of built-ins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum BuiltIn {
    Region,
    UseFips,
    UseDualStack,
    Endpoint,
    AccountId,
    AccountIdMode,
    /// What only some services have, by name.
    Other(Box<str>),
}

#[derive(Debug)]
pub(super) struct Rule {
    pub(super) conditions: Box<[Condition]>,
    pub(super) then: Then,
}

#[derive(Debug)]
pub(super) enum Then {
    Endpoint(Box<EndpointRule>),
    Error(Expr),
    Tree(Box<[Rule]>),
}

pub(super) type Named<T> = (Box<str>, T);

#[derive(Debug)]
pub(super) struct EndpointRule {
    pub(super) url: Expr,
    pub(super) headers: Box<[Named<Box<[Expr]>>]>,
    pub(super) properties: Box<[Named<Property>]>,
}

/// A property of an endpoint: JSON whose strings are templates.
#[derive(Debug)]
pub(super) enum Property {
    Plain(aws_smithy_types::Document),
    Text(Template),
    List(Box<[Property]>),
    Object(Box<[Named<Property>]>),
}

#[derive(Debug)]
pub(super) struct Condition {
    pub(super) test: Expr,
    pub(super) assign: Option<Slot>,
}

#[derive(Debug)]
pub(super) enum Expr {
    Boolean(bool),
    Integer(i64),
    Text(Template),
    List(Box<[Expr]>),
    Ref(Slot),
    Call(Function, Box<[Expr]>),
    GetAttr(Box<Expr>, Path),
}

/// Text with references to values, as in `https://ec2.{Region}.{PartitionResult#dnsSuffix}`.
#[derive(Debug)]
pub(super) enum Template {
    Plain(Box<str>),
    Parts(Box<[Part]>),
}

#[derive(Debug)]
pub(super) enum Part {
    Literal(Box<str>),
    Value(Slot, Path),
}

/// Steps into a value, as in `resourceId[1]`.
pub(super) type Path = Box<[Step]>;

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    Key(Box<str>),
    /// Negative: from the end.
    Index(i64),
}

macro_rules! functions {
    ($($name:literal $variant:ident $arity:expr,)*) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Function { $($variant,)* }

        impl Function {
            /// The function of that name, with the least and the greatest number of its arguments.
            pub(super) fn named(name: &str) -> Option<(Function, std::ops::RangeInclusive<usize>)> {
                match name {
                    $($name => Some((Function::$variant, $arity)),)*
                    _ => None,
                }
            }

            pub(super) fn name(self) -> &'static str {
                match self { $(Function::$variant => $name,)* }
            }
        }
    };
}

// `getAttr` is no function here: its path is split when the rules are read.
functions! {
    "isSet" IsSet 1..=1,
    "not" Not 1..=1,
    "substring" Substring 4..=4,
    "stringEquals" StringEquals 2..=2,
    "booleanEquals" BooleanEquals 2..=2,
    "uriEncode" UriEncode 1..=1,
    "parseURL" ParseUrl 1..=1,
    "isValidHostLabel" IsValidHostLabel 2..=2,
    "coalesce" Coalesce 1..=usize::MAX,
    "split" Split 3..=3,
    "ite" Ite 3..=3,
    "aws.partition" Partition 1..=1,
    "aws.parseArn" ParseArn 1..=1,
    "aws.isVirtualHostableS3Bucket" IsVirtualHostableS3Bucket 2..=2,
}

impl BuiltIn {
    pub(super) fn named(name: &str) -> BuiltIn {
        match name {
            "AWS::Region" => BuiltIn::Region,
            "AWS::UseFIPS" => BuiltIn::UseFips,
            "AWS::UseDualStack" => BuiltIn::UseDualStack,
            "SDK::Endpoint" => BuiltIn::Endpoint,
            "AWS::Auth::AccountId" => BuiltIn::AccountId,
            "AWS::Auth::AccountIdEndpointMode" => BuiltIn::AccountIdMode,
            other => BuiltIn::Other(other.into()),
        }
    }
}
