// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;

/** The program's analysis under the names of its fields, for baselines; lies beside the program, not in it. */
public final class Analyzers {

    private Analyzers() {
    }

    /** The words of SmartCN. */
    public static Analyzer words() {
        return of(ReportFields.WORDS);
    }

    /** Han bigrams. */
    public static Analyzer bigrams() {
        return of(ReportFields.TEXT);
    }

    private static Analyzer of(String field) {
        ReportAnalysis analysis = new ReportAnalysis();
        return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String asked) {
                return analysis.getWrappedAnalyzer(field);
            }
        };
    }
}
