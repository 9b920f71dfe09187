// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.mainland;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.nianbao.clean.words.Words;
import org.nianbao.config.ConfigMistakes;

/**
 * What a user typed, in the characters that cleaned text has. The dictionaries are loaded only when something of it
 * is not Simplified: most questions never need them.
 */
public final class MainlandQuery implements UnaryOperator<String> {

    private final Path configDir;
    private final CharsetEncoder mainlandSet = Charset.forName("GB2312").newEncoder();
    private MainlandText mainland;

    public MainlandQuery(Path configDir) {
        this.configDir = configDir;
    }

    @Override
    public synchronized String apply(String typed) {
        if (typed.chars().allMatch(c -> c < 0x2E80 || mainlandSet.canEncode((char) c))) {
            return typed;
        }
        if (mainland == null) {
            ConfigMistakes mistakes = new ConfigMistakes();
            mainland = new MainlandText(Words.load(configDir, mistakes));
            mistakes.throwIfAny();
        }
        return mainland.of(typed, MainlandText.Script.TRADITIONAL);
    }
}
