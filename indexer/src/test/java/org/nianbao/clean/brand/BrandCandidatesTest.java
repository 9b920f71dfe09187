// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.brand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nianbao.clean.TestCleaner;
import org.nianbao.clean.words.Words;

class BrandCandidatesTest {

    private static final int LONGEST = 16;
    private static final int PAGES = 200;
    private static final List<String> SENTENCES = List.of("我局坚持以公开为常态、不公开为例外，扎实推进政务公开各项工作。",
            "全年主动公开政府信息一百二十条，其中通过政府网站公开八十条。", "收到政府信息公开申请三件，均在法定期限内答复。",
            "政府信息公开工作存在的主要问题是：主动公开的内容不够全面。", "下一步将加强业务培训，提高工作人员的能力和水平。",
            "健全信息发布审核制度，确保公开内容准确、及时。", "未发生因政府信息公开申请行政复议、提起行政诉讼的情况。");
    private static final List<String> BRANDS = List.of("bet365", "凯发k8", "澳门新葡京", "天天乐园网", "星河娱乐", "88888888",
            "aabb体育", "星河,娱乐城", "bwin_必赢", "百乐门(中国)", "乐天堂", "金沙");

    private final BrandMarks marks;
    private final BrandEvidence evidence;
    private final BrandCandidates candidates;

    BrandCandidatesTest() {
        Words words = TestCleaner.words();
        Set<String> vocabulary = new HashSet<>(words.vocabulary());
        words.headings().values().forEach(vocabulary::addAll);
        OrdinaryWords ordinary = new OrdinaryWords(vocabulary, Set.of("甲县", "甲"));
        marks = new BrandMarks(words);
        evidence = new BrandEvidence(words, vocabulary, marks, ordinary, LONGEST);
        candidates = new BrandCandidates(words, vocabulary, marks, ordinary, evidence, LONGEST);
    }

    @Test
    void whatIsPassedOverUnweighedWouldHaveHadNoPoints() {
        Random random = new Random(5);
        int weighed = 0;
        for (int n = 0; n < PAGES; n++) {
            String brand = BRANDS.get(n % BRANDS.size());
            List<String> titles = List.of(random.nextBoolean() ? with(brand, "甲县2021年政府信息公开工作年度报告", random)
                    : "甲县2021年政府信息公开工作年度报告");
            Set<String> texts = new LinkedHashSet<>(titles);
            int places = random.nextInt(8);
            for (int i = 0; i < 12; i++) {
                String sentence = SENTENCES.get(random.nextInt(SENTENCES.size()));
                texts.add(i < places ? with(brand, sentence, random) : sentence);
            }
            List<String> names = random.nextInt(3) == 0 ? List.of(brand) : List.of();
            BrandTexts page = new BrandTexts(new ArrayList<>(texts), marks);
            List<String> strong = candidates.in(page, titles, names).stream()
                    .filter(candidate -> evidence.points(candidate, page, titles, names) > 0).sorted().toList();
            Set<String> worth = candidates.worthWeighing(page, titles, names);
            assertEquals(strong, strong.stream().filter(worth::contains).toList(), String.join("\n", texts));
            weighed += strong.size();
        }
        assertTrue(weighed > PAGES / 2, "only " + weighed + " strings had points");
    }

    private static String with(String brand, String text, Random random) {
        int at = random.nextInt(text.length());
        return text.substring(0, at) + brand + text.substring(at);
    }
}
