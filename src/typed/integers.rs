//! Enumerations of integers: what they have beside the constants that the generator writes.

/// What enumerations of integers have beside their values.
macro_rules! integers {
    ($($name:ident),* $(,)?) => {
        $(
            $crate::typed::view!($name, i32, i32, this => &this.0);

            impl $name {
                /// The value as the service sends it.
                #[inline]
                pub const fn as_i32(self) -> i32 {
                    self.0
                }
            }

            impl ::std::convert::From<i32> for $name {
                #[inline]
                fn from(value: i32) -> Self {
                    $name(value)
                }
            }

            impl ::std::convert::From<$name> for i32 {
                #[inline]
                fn from(value: $name) -> i32 {
                    value.0
                }
            }

            impl ::std::fmt::Display for $name {
                #[inline]
                fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                    ::std::fmt::Display::fmt(&self.0, f)
                }
            }

            impl $crate::typed::InPlace for $name {
                #[inline]
                fn of(value: &$crate::value::Value) -> ::std::option::Option<&Self> {
                    <i32 as $crate::typed::InPlace>::of(value).map(<Self as $crate::typed::View>::view)
                }

                fn none() -> &'static Self {
                    &$name(0)
                }
            }

            impl $crate::typed::IntoValue for $name {
                #[inline]
                fn into_value(self) -> $crate::value::Value {
                    $crate::value::Value::Integer(self.0)
                }
            }
        )*
    };
}
pub(crate) use integers;

#[cfg(test)]
mod tests {
    use std::hint::black_box;

    use crate::typed::{IntoValue, Of};
    use crate::value::Value;

    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[repr(transparent)]
    struct Level(i32);

    impl Level {
        const LOW: Level = Level(1);
        const HIGH: Level = Level(10);
    }

    crate::typed::integers!(Level);

    #[test]
    fn a_number_is_one_of_a_few_or_another() {
        let value = Value::List(Box::new([Value::Integer(10), Value::Null, Value::Integer(-7)]));
        let levels: &[Of<Level>] = value.views();
        assert!(levels[0] == Level::HIGH && levels[1].get().is_none());
        assert_eq!((levels[2].as_i32(), levels[1].as_i32()), (-7, 0));
        let told = |level: &Level| match *level {
            Level::LOW => "low",
            Level::HIGH => "high",
            _ => "another",
        };
        assert_eq!([told(&levels[0]), told(&levels[2]), told(&Level::LOW)], ["high", "another", "low"]);
        let map = Value::Map(Box::new([("k".into(), Value::Integer(1))]));
        assert_eq!(map.map_of::<Of<Level>>().get("k").and_then(Of::get), Some(&Level::LOW));
        assert_eq!(Value::Integer(3).as_integer(), Some(Level::from(3)));
        assert_eq!(
            (Value::String("3".into()).as_integer::<Level>(), Value::Null.integer_or_zero::<Level>()),
            (None, Level(0))
        );
        assert_eq!(Level::HIGH.into_value(), Value::Integer(10));
        assert!(Level::LOW < Level::from(2) && i32::from(Level::HIGH) == 10 && *Level::HIGH == 10);
        assert_eq!(format!("{} {:?}", Level(-7), Level::LOW), "-7 1");
        assert_eq!(serde_json::to_string(&[Level::LOW, Level(4)]).unwrap_or_default(), "[1,4]");
    }

    #[test]
    fn a_number_of_a_model_is_read_where_it_stands() {
        let one = Value::Integer(7);
        let list = Value::List(Box::new([Value::Integer(1), Value::Integer(2), Value::Null]));
        let map = Value::Map(Box::new([("k".into(), Value::Integer(3))]));
        let allocated = allocation_counter::measure(|| {
            let sum: i32 = list.views::<Of<Level>>().iter().map(|level| level.as_i32()).sum();
            let of_map = map.map_of::<Of<Level>>().get("k").and_then(Of::get).copied();
            assert!(sum == 3 && of_map == Some(Level(3)) && one.as_integer() == Some(Level(7)));
            black_box((sum, of_map));
        });
        assert_eq!(allocated.count_total, 0);
    }
}
