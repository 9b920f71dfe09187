// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality.generated;

import java.util.Optional;

/**
 * The agency a generated page is about, and what the page may print of it.
 *
 * @param name the name the reader should come to
 * @param shortName what stands in titles: 东湖区
 * @param fullName with its parents: 南昌市东湖区
 * @param self how its text speaks of itself: 我区
 * @param signature under the report: 南昌市东湖区人民政府
 * @param code six digits of the division it belongs to; empty for national organs
 * @param letter the province's letter in records of web sites: 赣; empty for national organs
 */
record TrueAgency(String name, String shortName, String fullName, String self, String signature, String level,
                  String kind, Optional<String> province, Optional<String> city, Optional<String> county,
                  Optional<String> code, Optional<String> letter) {
}
