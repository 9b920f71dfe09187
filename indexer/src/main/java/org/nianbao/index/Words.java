// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a full-text query asks for, as a tree; {@link QuerySyntax} makes it from what was typed. */
public sealed interface Words {

    /** Where to look. */
    enum Field {
        TITLE, AGENCY, TEXT, URL
    }

    /** One word or run of characters; found as it stands, or (in Han text) by the words it is made of. */
    record Word(Optional<Field> field, String text) implements Words {

        public Word {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(text, "text");
        }
    }

    /** Characters that must stand in the report exactly so. */
    record Phrase(Optional<Field> field, String text) implements Words {

        public Phrase {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(text, "text");
        }
    }

    /** A value of a dimension: {@code year:2021}, {@code host:www.example.gov.cn}. */
    record Value(Dimension dimension, String value) implements Words {

        public Value {
            Objects.requireNonNull(dimension, "dimension");
            Objects.requireNonNull(value, "value");
        }
    }

    /** All of these. */
    record All(List<Words> parts) implements Words {

        public All {
            parts = List.copyOf(parts);
        }
    }

    /** At least one of these. */
    record Any(List<Words> parts) implements Words {

        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** Everything but this. */
    record Not(Words part) implements Words {

        public Not {
            Objects.requireNonNull(part, "part");
        }
    }
}
