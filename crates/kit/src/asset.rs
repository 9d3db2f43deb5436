//! Styles, scripts and icons: built once, embedded, served with names that change with their content.
