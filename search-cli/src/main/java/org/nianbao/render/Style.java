// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.render;

/** How a word is set off on a terminal; nothing at all where there are no colours. */
public enum Style {
    PLAIN(""), BOLD("1"), DIM("2"), RED("31"), GREEN("32"), YELLOW("33"), CYAN("36"), UNDERLINE("4");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** {@code text} in this style, or as it is when {@code colored} is false. */
    public String on(String text, boolean colored) {
        return colored && this != PLAIN && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
