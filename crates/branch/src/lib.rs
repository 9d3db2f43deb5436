//! Branch life: the year's obligations, activities, roll, motions, resolutions and minutes.
