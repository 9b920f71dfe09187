// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.mainland;

import java.nio.file.Path;
import org.nianbao.clean.words.Words;
import org.nianbao.config.ConfigMistakes;

/** The program's conversion of whole texts, for measuring; lies beside the program, not in it. */
public final class Conversion {

    private final MainlandText mainland;

    public Conversion(Path config) {
        ConfigMistakes mistakes = new ConfigMistakes();
        mainland = new MainlandText(Words.load(config, mistakes));
        mistakes.throwIfAny();
    }

    public String traditional(String text) {
        return mainland.of(text, MainlandText.Script.TRADITIONAL);
    }

    public String mainland(String text) {
        return mainland.of(text, MainlandText.Script.MAINLAND);
    }
}
