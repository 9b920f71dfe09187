// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.ArrayList;
import java.util.List;

/** A document's own blocks in reading order; what many readers ask of all of them is put together once. */
public final class Body {

    private final List<Block> blocks;
    private final List<Paragraph> paragraphs;
    /** Made when first asked for; the worst that two threads can do is to make it twice. */
    private String text;

    Body(List<Block> blocks) {
        this.blocks = List.copyOf(blocks);
        List<Paragraph> found = new ArrayList<>(blocks.size());
        for (Block block : blocks) {
            if (block instanceof Paragraph paragraph) {
                found.add(paragraph);
            }
        }
        paragraphs = List.copyOf(found);
    }

    List<Block> blocks() {
        return blocks;
    }

    List<Paragraph> paragraphs() {
        return paragraphs;
    }

    String text() {
        String whole = text;
        if (whole == null) {
            StringBuilder joined = new StringBuilder();
            for (Block block : blocks) {
                String next = block.text();
                if (!next.isBlank()) {
                    joined.append(joined.isEmpty() ? "" : "\n").append(next);
                }
            }
            whole = joined.toString();
            text = whole;
        }
        return whole;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body that && blocks.equals(that.blocks);
    }

    @Override
    public int hashCode() {
        return blocks.hashCode();
    }

    @Override
    public String toString() {
        return blocks.toString();
    }
}
