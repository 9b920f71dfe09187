// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.prose;

import java.util.List;
import java.util.regex.Pattern;
import org.nianbao.extract.text.PlainText;

/**
 * What stands above the paragraphs of a report, met one after the other: the heading, and the chapter's (二、依申请公开情况)
 * over a heading that says only what was done with what the chapter is about ((二)答复情况).
 */
final class Headings {

    private static final int LONGEST_HEADING = 40;
    /** A heading that stands in one line with what it is about. */
    private static final int LONGEST_LEAD_IN = 24;
    private static final Pattern ORDINAL = Pattern.compile("[(（]?[一二三四五六七八九十\\d]{1,3}[)）.．、]");
    private static final Pattern CHAPTER = Pattern.compile("[一二三四五六七八九十]{1,3}[、.．]");

    private final Pattern withoutTopic;
    private String heading = "";
    private String chapter = "";
    private String above = "";

    /** @param withoutTopic headings that name no topic of their own */
    Headings(Pattern withoutTopic) {
        this.withoutTopic = withoutTopic;
    }

    /** Goes on to the next paragraph. */
    void meet(String paragraph, List<String> sentences) {
        boolean isHeading = sentences.size() == 1 && paragraph.length() <= LONGEST_HEADING && isOpen(paragraph);
        boolean isLead = sentences.size() > 1 && sentences.get(0).length() <= LONGEST_LEAD_IN
                && ORDINAL.matcher(sentences.get(0)).lookingAt();
        above = isHeading || isLead ? PlainText.compact(sentences.get(0)) : heading;
        if (isHeading) {
            heading = above;
        }
        if (isHeading || isLead) {
            boolean numbered = ORDINAL.matcher(above).lookingAt();
            chapter = CHAPTER.matcher(above).lookingAt() ? above : numbered ? chapter : "";
        }
    }

    /** The heading of the paragraph: the last one, or its own where it opens with one, as (一)政府网站。 */
    String above() {
        return above;
    }

    /** The chapter's heading, where the one above names no topic; empty where it does. */
    String chapter() {
        return chapter.isEmpty() || !withoutTopic.matcher(above).matches() ? "" : chapter;
    }

    private static boolean isOpen(String paragraph) {
        String text = paragraph.strip();
        return "。！？；，,;".indexOf(text.charAt(text.length() - 1)) < 0;
    }
}
