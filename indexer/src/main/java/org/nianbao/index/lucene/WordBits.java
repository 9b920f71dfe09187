// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.nianbao.index.Words;

/**
 * Finds the documents that a query's words ask for, as bit sets and word by word.
 *
 * <p>A word can be met in several ways; the cheap ones go first, and whether characters stand side by side is looked
 * up only in documents that no other way has found yet. Of words that must all be there the rarest goes first, and
 * the others are looked for in what it found. Lucene's own disjunction does all of everything: for words that stand
 * in most reports that took ten times as long.
 */
final class WordBits {

    /** Words whose documents are kept: at a million reports each takes 125 KB. */
    private static final int MOST_WORDS = 64;

    private final ReaderView view;
    private final WordsQuery words;
    private final Map<Words, FixedBitSet> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<Words> askedOnce = new HashSet<>();

    WordBits(ReaderView view, WordsQuery words) {
        this.view = view;
        this.words = words;
    }

    /**
     * The documents that meet {@code asked}, in a set of the caller's own.
     *
     * @param within where to look; absent for everywhere
     */
    FixedBitSet find(Words asked, Optional<FixedBitSet> within) throws IOException {
        if (asked instanceof Words.All all) {
            return all(all.parts(), within);
        }
        return asked instanceof Words.Not not ? all(List.of(not), within) : one(asked, within);
    }

    private FixedBitSet all(List<Words> parts, Optional<FixedBitSet> within) throws IOException {
        List<Words> wanted = new ArrayList<>(parts.stream().filter(part -> !(part instanceof Words.Not)).toList());
        wanted.sort(Comparator.comparingLong(words::atMost));
        Optional<FixedBitSet> found = within;
        for (Words part : wanted) {
            found = Optional.of(find(part, found));
        }
        FixedBitSet left = found.isEmpty() ? everything() : wanted.isEmpty() ? found.get().clone() : found.get();
        for (Words part : parts) {
            if (part instanceof Words.Not not) {
                left.andNot(find(not.part(), Optional.of(left)));
            }
        }
        return left;
    }

    /** Alternatives, a word, a phrase or a value: what is worth keeping for the next query. */
    private FixedBitSet one(Words asked, Optional<FixedBitSet> within) throws IOException {
        Optional<FixedBitSet> known = known(asked);
        if (known.isEmpty() && within.isPresent() && isNew(asked)) {
            FixedBitSet found = empty();
            add(asked, within, found);
            return found;
        }
        if (known.isEmpty()) {
            // Asked for without a filter, or within one filter after the other: worth finding everywhere.
            FixedBitSet everywhere = empty();
            add(asked, Optional.empty(), everywhere);
            keep(asked, everywhere);
            known = Optional.of(everywhere);
        }
        FixedBitSet found = known.get().clone();
        within.ifPresent(found::and);
        return found;
    }

    /** Adds the documents of {@code asked}; those already in {@code found} are not looked at. */
    private void add(Words asked, Optional<FixedBitSet> within, FixedBitSet found) throws IOException {
        Optional<FixedBitSet> known = known(asked);
        if (known.isPresent() || asked instanceof Words.All || asked instanceof Words.Not) {
            FixedBitSet part = known.isPresent() ? known.get().clone() : find(asked, within);
            within.ifPresent(part::and);
            found.or(part);
        } else if (asked instanceof Words.Any any) {
            List<Words> parts = new ArrayList<>(any.parts());
            // What a phrase needs is looked up only where no other word was found.
            parts.sort(Comparator.comparing(part -> part instanceof Words.Phrase));
            for (Words part : parts) {
                add(part, within, found);
            }
        } else {
            for (Query way : words.ways(asked)) {
                add(way, within, found);
            }
        }
    }

    private Optional<FixedBitSet> known(Words asked) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(asked));
        }
    }

    private boolean isNew(Words asked) {
        synchronized (kept) {
            boolean first = askedOnce.add(asked);
            if (askedOnce.size() > MOST_WORDS) {
                askedOnce.clear();
            }
            return first;
        }
    }

    private void keep(Words asked, FixedBitSet found) {
        synchronized (kept) {
            kept.put(asked, found);
            if (kept.size() > MOST_WORDS) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
    }

    private void add(Query way, Optional<FixedBitSet> within, FixedBitSet found) throws IOException {
        double share = within.isEmpty() ? 1 : (double) within.get().cardinality() / Math.max(1, found.length());
        Weight weight = view.searcher().createWeight(view.searcher().rewrite(way), ScoreMode.COMPLETE_NO_SCORES, 1);
        view.inParts(part -> {
            Scorer scorer = weight.scorer(part.leaf());
            if (scorer != null) {
                add(scorer, part, within, share, found);
            }
        });
    }

    /** @param share of all documents that {@code within} has */
    private static void add(Scorer scorer, ReaderView.Part part, Optional<FixedBitSet> within, double share,
                            FixedBitSet found) throws IOException {
        int base = part.leaf().docBase;
        Bits live = part.leaf().reader().getLiveDocs();
        TwoPhaseIterator twoPhase = scorer.twoPhaseIterator();
        DocIdSetIterator likely = twoPhase == null ? scorer.iterator() : twoPhase.approximation();
        boolean placeLeads = within.isPresent() && share * part.leaf().reader().maxDoc() < likely.cost();
        DocIdSetIterator lead = placeLeads ? new LeafBits(within.get(), part.leaf()) : likely;
        int doc = part.from() == 0 ? lead.nextDoc() : lead.advance(part.from());
        while (doc < part.to()) {
            int inAll = base + doc;
            if (found.get(inAll) || within.isPresent() && !within.get().get(inAll)) {
                doc = lead.nextDoc();
                continue;
            }
            if (placeLeads && likely.docID() < doc && likely.advance(doc) != doc || likely.docID() != doc) {
                doc = likely.docID() == DocIdSetIterator.NO_MORE_DOCS ? DocIdSetIterator.NO_MORE_DOCS
                        : lead.advance(likely.docID());
                continue;
            }
            if ((live == null || live.get(doc)) && (twoPhase == null || twoPhase.matches())) {
                found.set(inAll);
            }
            doc = lead.nextDoc();
        }
    }

    private FixedBitSet empty() {
        return new FixedBitSet(Math.max(1, view.reader().maxDoc()));
    }

    private FixedBitSet everything() {
        FixedBitSet all = empty();
        all.set(0, view.reader().maxDoc());
        return all;
    }
}
