// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * Numbers and characters as texts print them, for the readings that share them: Chinese numerals, blanks,
 * full-width forms, where a sentence ends; and what a pattern cannot do without, so that it is tried
 * only where it may be found. In and out: text. Must not know: pages, reports.
 */
package org.nianbao.extract.text;
