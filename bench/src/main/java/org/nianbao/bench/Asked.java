// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.nianbao.index.GeneratedReports;
import org.nianbao.report.Report;

/**
 * One question for both sides: words that must all stand in a report (or one of them), and filters.
 *
 * @param words none asks for everything
 * @param any whether one of the words is enough
 * @param phrase whether the only word must stand as it is
 */
record Asked(List<String> words, boolean any, boolean phrase, Optional<Integer> fromYear, Optional<Integer> toYear,
             Optional<String> level, Optional<Integer> leastApplications, boolean byApplications) {

    private static final List<String> COMMON = List.of("公开", "依申请公开", "政府信息公开申请", "行政复议", "行政诉讼", "培训班",
            "土地征收", "城市规划", "社会保障", "微信公众号", "重点领域信息公开", "教育局", "水利局", "答复文书", "财政预算决算", "县",
            "中华人民共和国政府信息公开条例", "下一步将加强业务培训", "队伍建设需要加强", "公共资源配置");
    private static final List<String> LEVELS = List.of("province", "city", "county");
    private static final int SHORTEST = 2;
    private static final int LONGEST = 9;

    /** The same seed gives the same questions; other seeds give others, with frequent words in common. */
    static List<Asked> questions(long seed, int count, GeneratedReports reports, int size) {
        Random random = new Random(seed);
        List<Asked> questions = new ArrayList<>();
        while (questions.size() < count) {
            int kind = random.nextInt(20);
            List<String> words = new ArrayList<>();
            int number = kind == 0 ? 0 : kind < 13 ? 1 : kind < 18 ? 2 : 3;
            while (words.size() < number) {
                String word = word(random, reports.report(random.nextInt(size)).report());
                if (!words.contains(word)) {
                    words.add(word);
                }
            }
            int from = 2012 + random.nextInt(10);
            boolean years = random.nextInt(3) == 0;
            questions.add(new Asked(words, number > 1 && random.nextInt(3) == 0, number == 1 && random.nextInt(4) == 0,
                    years ? Optional.of(from) : Optional.empty(), years ? Optional.of(from + 3) : Optional.empty(),
                    random.nextInt(4) == 0 ? Optional.of(LEVELS.get(random.nextInt(LEVELS.size()))) : Optional.empty(),
                    random.nextInt(3) == 0 ? Optional.of(1 + random.nextInt(9)) : Optional.empty(),
                    kind == 0 || random.nextInt(10) == 0));
        }
        return questions;
    }

    /** A word people use, an agency's name, or some characters in a row out of a report. */
    private static String word(Random random, Report report) {
        int kind = random.nextInt(10);
        if (kind < 4) {
            return COMMON.get(random.nextInt(COMMON.size()));
        }
        if (kind < 6) {
            return report.agency().name().orElse("财政局");
        }
        String text = report.text();
        int length = SHORTEST + random.nextInt(LONGEST - SHORTEST);
        for (int attempt = 0; attempt < 100; attempt++) {
            int at = random.nextInt(text.length() - length);
            String part = text.substring(at, at + length);
            if (part.chars().allMatch(c -> c >= 0x4E00 && c <= 0x9FFF)) {
                return part;
            }
        }
        return COMMON.get(0);
    }
}
