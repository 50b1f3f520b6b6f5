package vn.lienthong.plans.plan;

import vn.lienthong.plans.unit.UnitRef;

/**
 * Who did something, as it was at the time.
 *
 * @param title of the person in the unit ("Hiệu trưởng"); personal names are not kept
 */
record Actor(String account, String title, UnitRef unit) {}
