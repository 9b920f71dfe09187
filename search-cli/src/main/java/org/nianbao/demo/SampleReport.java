// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One invented report: a row of {@code reports.tsv} and the figures made from it, which add up unless its quirk says
 * otherwise. The same row gives the same figures at every start.
 */
record SampleReport(String site, String agency, String signature, int year, LocalDate published, String form,
                    int received, int carriedOver, int carriedForward, String quirk, Later later) {

    /** What the publisher does with the report between two nights. */
    enum Later {
        UNCHANGED, CORRECTED, GONE, ADDED
    }

    private static final int CORRECTED_BY = 6;
    private static final Pattern PLACE = Pattern.compile("\\{([a-z_.0-9]+)}");

    static SampleReport of(Map<String, String> row) {
        return new SampleReport(row.get("site"), row.get("agency"), row.get("signature"),
                Integer.parseInt(row.get("year")), LocalDate.parse(row.get("published")), row.get("form"),
                Integer.parseInt(row.get("new")), Integer.parseInt(row.get("over")),
                Integer.parseInt(row.get("forward")), row.get("quirk"),
                row.get("later").isEmpty() ? Later.UNCHANGED : Later.valueOf(row.get("later").toUpperCase(Locale.ROOT)));
    }

    /** The same report with a few more applications received, as a publisher would correct it. */
    SampleReport corrected() {
        return new SampleReport(site, agency, signature, year, published, form, received + CORRECTED_BY, carriedOver,
                carriedForward, quirk, later);
    }

    String title() {
        return agency + year + "年政府信息公开工作年度报告";
    }

    /** The report's body: its form's template with every figure filled in, and blanks where it has none. */
    String body() {
        Map<String, String> figures = figures();
        Matcher matcher = PLACE.matcher(SampleFile.text(form + ".html"));
        StringBuilder body = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(body, Matcher.quoteReplacement(figures.getOrDefault(matcher.group(1), "")));
        }
        return matcher.appendTail(body).toString();
    }

    private Map<String, String> figures() {
        Random random = new Random(agency.hashCode() * 31L + year);
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("agency", agency);
        figures.put("signature", signature);
        figures.put("year", Integer.toString(year));
        figures.put("published", published.getYear() + "年" + published.getMonthValue() + "月"
                + published.getDayOfMonth() + "日");
        applications(figures, random);
        section(figures, "review", random, received / 30);
        section(figures, "litigation.direct", random, received / 60);
        section(figures, "litigation.after_review", random, received / 90);
        proactive(figures, random);
        return figures;
    }

    private void applications(Map<String, String> figures, Random random) {
        int business = received / 8;
        int[] results = new int[RESULTS.length];
        int left = received - business + carriedOver - carriedForward;
        results[0] = left * 6 / 10;
        for (int i = 1; i < results.length - 1; i++) {
            results[i] = Math.min(left * SHARES[i] / 100, left - sum(results));
        }
        results[results.length - 1] = left - sum(results);
        row(figures, "applications.new", received - business, business);
        row(figures, "applications.carried_over", carriedOver, 0);
        for (String stem : ZERO_RESULTS) {
            row(figures, stem, 0, 0);
        }
        for (int i = 0; i < results.length; i++) {
            row(figures, RESULTS[i], results[i], i == 0 ? business : 0);
        }
        row(figures, "applications.total", left, business);
        row(figures, "applications.carried_forward", carriedForward, 0);
        if (quirk.equals("wrong-sum")) {
            row(figures, "applications.carried_forward", carriedForward + 5, 0);
        } else if (quirk.equals("blank-row")) {
            for (String column : COLUMNS) {
                figures.put("applications.other.rest." + column, column.equals("total") ? "/" : "");
            }
        }
        figures.put("applications.unavailable.total", Integer.toString(results[2] + results[3]));
        int online = received * 2 / 3;
        figures.put("applications.channel.online", Integer.toString(online));
        figures.put("applications.channel.letter", Integer.toString(received - online));
        figures.put("applications.channel.in_person", "0");
        figures.put("applications.channel.fax", "0");
        figures.put("remark", random.nextInt(3) == 0 ? "政务微信关注人数持续增长。" : "");
    }

    private void proactive(Map<String, String> figures, Random random) {
        int website = 400 + random.nextInt(900);
        int wechat = 80 + random.nextInt(200);
        figures.put("proactive.website", Integer.toString(website));
        figures.put("proactive.wechat", Integer.toString(wechat));
        figures.put("proactive.total", Integer.toString(website + wechat));
        for (String key : COUNTS) {
            figures.put(key, Integer.toString(random.nextInt(12)));
        }
        figures.put("org.staff", "5");
        figures.put("org.staff_full_time", "2");
        figures.put("org.staff_part_time", "3");
        figures.put("org.budget", "4.5");
        figures.put("litigation.total", "0");
        figures.put("fees.collected", "0");
        figures.put("licences.decisions", Integer.toString(900 + random.nextInt(4000)));
        figures.put("penalties.decisions", Integer.toString(200 + random.nextInt(900)));
        figures.put("coercions.decisions", Integer.toString(random.nextInt(60)));
        figures.put("licences.items_change", "增加" + (1 + random.nextInt(9)) + "项");
        figures.put("penalties.items_change", Integer.toString(-random.nextInt(7)));
        figures.put("procurement.amount", (1_000_000 + random.nextInt(9_000_000)) + ".5");
        int fees = 120 + random.nextInt(400);
        figures.put("fees.amount", quirk.equals("fees-in-yuan") ? fees + "0000" : fees + ".6");
    }

    private static void section(Map<String, String> figures, String stem, Random random, int total) {
        int upheld = total == 0 ? 0 : random.nextInt(total + 1);
        figures.put(stem + ".upheld", Integer.toString(upheld));
        figures.put(stem + ".corrected", "0");
        figures.put(stem + ".other", Integer.toString(total - upheld));
        figures.put(stem + ".pending", "0");
        figures.put(stem + ".total", Integer.toString(total));
    }

    private static void row(Map<String, String> figures, String stem, int people, int business) {
        for (String column : COLUMNS) {
            figures.put(stem + "." + column, "0");
        }
        figures.put(stem + ".natural_person", Integer.toString(people));
        figures.put(stem + ".business", Integer.toString(business));
        figures.put(stem + ".total", Integer.toString(people + business));
    }

    private static int sum(int[] numbers) {
        int sum = 0;
        for (int number : numbers) {
            sum += number;
        }
        return sum;
    }

    private static final String[] COLUMNS = {"natural_person", "business", "research", "social_org",
        "legal_service", "other_org", "total"};
    private static final String[] RESULTS = {"applications.granted", "applications.partial",
        "applications.unavailable.not_held", "applications.unavailable.needs_creation",
        "applications.denied.deliberative", "applications.unprocessed.petition"};
    /** Shares of the results in percent; the last takes what is left. */
    private static final int[] SHARES = {60, 9, 14, 5, 6, 0};
    private static final String[] ZERO_RESULTS = {"applications.denied.state_secret",
        "applications.denied.law_forbids", "applications.denied.safety_stability",
        "applications.denied.third_party", "applications.denied.internal_affairs",
        "applications.denied.enforcement_file", "applications.denied.query_matter",
        "applications.unavailable.still_unclear", "applications.unprocessed.repeated",
        "applications.unprocessed.publication", "applications.unprocessed.excessive",
        "applications.unprocessed.confirmation", "applications.other", "applications.other.uncorrected",
        "applications.other.fee_unpaid", "applications.other.rest"};
    private static final String[] COUNTS = {"regulations.issued", "regulations.repealed", "regulations.in_force",
        "regulations.made", "regulations.published", "regulations.total_published", "normative.issued",
        "normative.repealed", "normative.in_force", "normative.made", "normative.published",
        "normative.total_published", "licences.items_last_year", "services.items_last_year",
        "services.items_change", "services.decisions", "penalties.items_last_year", "coercions.items_last_year",
        "coercions.items_change", "fees.items_last_year", "fees.items_change", "procurement.projects",
        "proactive.gazette", "proactive.weibo", "proactive.other_channels", "response.press_conferences",
        "response.interviews", "response.interpretations", "response.public_concerns", "org.offices",
        "org.reading_points", "meetings.count", "training.sessions", "training.people"};
}
