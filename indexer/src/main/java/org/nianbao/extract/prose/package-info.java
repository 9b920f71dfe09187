// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * From the sentences of a clean page to the figures they state. In: {@link org.nianbao.clean.CleanPage},
 * the report's year and agency. Out: {@link org.nianbao.extract.prose.ProseReading}. Must not know:
 * tables, editions; no wording either, which stands in {@code config/prose/}.
 *
 * <p>{@link org.nianbao.extract.prose.ProseFigures} begins: a sentence's numbers are marked ({@code
 * MarkedSentence}), what it speaks of is found ({@code ProseScope}: another year, another organ), and the
 * rules ({@code ProseRule}) are asked whose indispensable words stand in it ({@code SoughtWords}, {@code
 * RulesByWord}).
 */
package org.nianbao.extract.prose;
