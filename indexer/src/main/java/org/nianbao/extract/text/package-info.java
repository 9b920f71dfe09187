// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * Numbers and characters as texts print them, for the readings that share them: Chinese numerals, blanks,
 * full-width forms, where a sentence ends. In and out: text. Must not know: pages, reports.
 */
package org.nianbao.extract.text;
