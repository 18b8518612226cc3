//! Distributions: the one place that knows the distribution library, and where it falls short.
