// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * Divisions of China (行政区划) by code, name and short name. In: {@code config/divisions.csv} and
 * {@code config/places}. Out: divisions and what lies in what. Must not know: pages, agencies, reports.
 */
package org.nianbao.place;
