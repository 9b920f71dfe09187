// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.List;
import java.util.stream.Stream;
import org.nianbao.clean.words.PlainCharacters;
import org.nianbao.clean.words.WordFinder;
import org.nianbao.clean.words.Words;

/**
 * The words that give advertising, footers and encyclopaedias away wherever they stand in a line. Nine lines in ten
 * have none of them: one pass says so, and nobody looks for the words of one list after the other.
 */
final class TellingWords {

    private final WordFinder finder;

    TellingWords(Words words) {
        finder = new WordFinder(Stream.concat(words.spam().values().stream(),
                Stream.of("footer contains", "encyclopedia contains").map(kind -> words.chrome().getOrDefault(kind, List.of())))
                .flatMap(List::stream).map(PlainCharacters::dense).map(PlainCharacters::folded).toList());
    }

    /** Whether any of them may stand in the line, in whatever case; that none does is certain. */
    boolean mayStandIn(Line line) {
        return line.mayHold(finder);
    }
}
