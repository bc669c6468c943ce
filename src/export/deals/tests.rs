//! Tests of the deals as people and programs read them.
