// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nianbao.clean.mainland.DoubledCharacters;
import org.nianbao.clean.mainland.MainlandText;
import org.nianbao.clean.mainland.MainlandText.Script;
import org.nianbao.clean.mainland.PinyinNotes;
import org.nianbao.report.TrustSignal;

/** How one page prints its text from end to end: with readings behind characters, every character twice, in which script. */
final class PageHabits {

    private final MainlandText mainland;
    private final Optional<PinyinNotes> pinyin;
    private final boolean doubled;
    private final boolean allDoubled;
    private final Script script;

    private PageHabits(MainlandText mainland, Optional<PinyinNotes> pinyin, boolean doubled, boolean allDoubled,
                       Script script) {
        this.mainland = mainland;
        this.pinyin = pinyin;
        this.doubled = doubled;
        this.allDoubled = allDoubled;
        this.script = script;
    }

    /**
     * The habits that the evidence speaks for, all but the script.
     *
     * @param texts everything the page says, its browser title included
     * @param syllables the inventory of readings
     */
    static PageHabits of(List<String> texts, MainlandText mainland, Set<String> syllables) {
        Optional<PinyinNotes> pinyin = PinyinNotes.habitOf(texts, syllables);
        boolean doubled = pinyin.isEmpty() && DoubledCharacters.isHabitOf(texts);
        boolean allDoubled = doubled && DoubledCharacters.isHabitOfAll(texts);
        return new PageHabits(mainland, pinyin, doubled, allDoubled, Script.MAINLAND);
    }

    /** The same page with the script that its visible texts are in, these without their notes. */
    PageHabits inScriptOf(List<String> visible) {
        return new PageHabits(mainland, pinyin, doubled, allDoubled, mainland.script(visible));
    }

    /** The same page, known to be in Taiwan wording. */
    PageHabits inTaiwanWording() {
        return new PageHabits(mainland, pinyin, doubled, allDoubled, Script.TAIWAN);
    }

    Script script() {
        return script;
    }

    void tell(Findings findings) {
        if (pinyin.isPresent()) {
            findings.sign(TrustSignal.PINYIN_ANNOTATION);
            findings.removed("pinyin", "readings in brackets on the whole page");
        }
        if (doubled) {
            findings.note("the page prints every character twice; one of two was read");
            findings.removed("doubled", "every character twice on the whole page");
        }
        if (script == Script.TAIWAN) {
            findings.sign(TrustSignal.ENCYCLOPEDIA_COPY);
            findings.note("the page is in Taiwan wording; it was turned back into mainland wording");
        }
    }

    /** The text without readings and second characters, in the page's own script. */
    String withoutNotes(String text) {
        String plain = pinyin.isPresent() ? pinyin.get().without(text) : text;
        return doubled ? DoubledCharacters.without(plain, allDoubled) : plain;
    }

    /** A text without notes as the mainland writes it. */
    String converted(String bare) {
        String text = mainland.of(bare, script);
        return script == Script.MAINLAND ? text : text.replace('「', '“').replace('」', '”').replace('『', '‘')
                .replace('』', '’');
    }

    /** Any text of the page as the mainland writes it, without notes. */
    String inMainland(String text) {
        return converted(withoutNotes(text));
    }
}
