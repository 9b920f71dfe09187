// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;

/** The program's words of SmartCN. Solr's schema names this class. */
public final class SolrWords extends AnalyzerWrapper {

    private final ReportAnalysis analysis = new ReportAnalysis();

    public SolrWords() {
        super(PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
        return analysis.getWrappedAnalyzer(ReportFields.WORDS);
    }
}
