// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * Labelled pages made from nothing: reports of every edition in many markups, and near misses that are no reports.
 *
 * <p>In: a seed and {@code config/divisions.csv}. Out: pages as bytes, each with the JSON object of its label. Must not
 * know: how pages are read. A page's number is its seed, so {@code page-000123.html} is the same everywhere.
 *
 * <p>To look at pages, write a folder of them (pages and {@code labels.json}) from the repository's root:
 *
 * <pre>
 * mvn -q -o test-compile -pl indexer -am -Denforcer.skip=true
 * java -cp indexer/target/test-classes:indexer/target/classes:$(find ~/.m2/repository/com/fasterxml/jackson \
 *     ~/.m2/repository/com/github/houbb ~/.m2/repository/com/ibm/icu -name '*.jar' | tr '\n' ':') \
 *     org.nianbao.quality.generated.GeneratedPages FOLDER FIRST HOW_MANY
 * </pre>
 *
 * <p>{@code ExtractionFloorTest} reads the gate's pages and compares the score with {@code floors.tsv}. Its system
 * properties:
 * {@code -Dquality.pages=2000} reads more pages, {@code -Dquality.first=1000000} others,
 * {@code -Dquality.report=FILE} writes the table and every miss to a file, {@code -Dquality.floors=raise} writes
 * better floors, {@code -Dquality.floors=lower} is the only way to write worse ones.
 */
package org.nianbao.quality.generated;
