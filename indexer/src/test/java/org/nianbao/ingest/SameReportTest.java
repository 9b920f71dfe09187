// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.ingest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SameReportTest {

    private static final String TEXT = "全年通过门户网站主动公开政府信息一百二十条，其中部门文件三十条，办理结果均按时答复申请人。"
            + "下一步将加强业务培训，健全政务公开工作领导小组，明确责任分工，落实经费保障，提高公开的及时性。";
    private static final String FIGURES = "f.a=12,f.b=7,f.c=3,f.d=150,f.e=2,f.g=9,f.z=0,f.y=0,f.x=0";

    private static boolean same(String figures, String text, String otherFigures, String otherText) {
        return SameReport.same(ScriptReader.report("u", "甲县", "2020", figures, text),
                ScriptReader.report("v", "甲县", "2020", otherFigures, otherText));
    }

    @Test
    void nearEqualFiguresAreEnough() {
        assertTrue(same(FIGURES, "甲", FIGURES, "乙"));
        assertTrue(same(FIGURES, "甲", FIGURES.replace("f.e=2", "f.e=5"), "乙"));
    }

    @Test
    void commonZerosProveNothing() {
        assertFalse(same("f.a=1,f.b=0,f.c=0,f.d=0,f.e=0,f.g=0,f.h=0", "甲",
                "f.a=9,f.b=0,f.c=0,f.d=0,f.e=0,f.g=0,f.h=0", "乙"));
    }

    @Test
    void otherFiguresSpeakAgainstTheSameSentences() {
        assertFalse(same(FIGURES, TEXT, "f.a=1,f.b=2,f.c=4,f.d=5,f.e=6,f.g=7", TEXT));
        assertFalse(same("f.a=1,f.b=2", TEXT, "f.a=3,f.b=4", TEXT + TEXT));
    }

    @Test
    void textCutShortOrPaddedIsTheSame() {
        assertTrue(same("", TEXT, "", "广告语广告语广告语。" + TEXT + "县市名称列表一二三四五六七八九十"));
        assertTrue(same("", TEXT, "", TEXT.substring(0, 70)));
        assertFalse(same("", TEXT, "", "全年通过门户网站主动公开政府信息九条，本机关没有收到申请，也没有提起行政复议和行政诉讼的情况，"
                + "主要问题是公开内容还不够全面，队伍建设需要加强，培训次数较少，群众满意度需要进一步提升。"));
    }
}
